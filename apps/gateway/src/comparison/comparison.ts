import type { ComparedAnswer, Comparison, RegionAnswer } from '@beacon/verdict';
import type { Outcome } from '@beacon/domain';
import type { KnownAnswer, MatrixGroup } from '@beacon/persistence';
import type { ModelQuestion } from '../job-access/asked-question.js';
import type { ComparedRegionView, CoverageView } from './compared-region.view.js';
import type { ComparisonView } from './comparison.view.js';

/** Texts that are read for one comparison, over all its regions. */
const READ_ANSWERS = 200;
const MOST_PER_REGION = 20;

/** How many repeats of each region are compared: at most 20, fewer where there are more than ten regions. */
export function repeatsPerRegion(regions: number): number {
  const share = Math.floor(READ_ANSWERS / Math.max(1, regions));
  return Math.max(1, Math.min(MOST_PER_REGION, share));
}

/** The embeddings of a question's answers by their execution's id, or why there are none. */
export interface Semantics {
  readonly vectors: ReadonlyMap<number, readonly number[]>;
  readonly model: string | null;
  readonly unavailable: string | null;
}

/** What a comparison is made of. */
export interface ComparisonParts {
  readonly asked: ModelQuestion;
  readonly answers: readonly KnownAnswer[];
  /** All executions of the question, counted. */
  readonly groups: readonly MatrixGroup[];
  readonly semantics: Semantics;
  /** Null when there is nothing to compare. */
  readonly compared: Comparison | null;
}

/** Puts the comparison of a question's answers together. */
export function toComparison({
  asked,
  answers,
  groups,
  semantics,
  compared: found,
}: ComparisonParts): ComparisonView {
  const { jobId, model, question, regions } = asked;
  const compared = found ?? { ...NOTHING, model_id: model.id, question_id: question.id };
  return {
    ...compared,
    job_id: jobId,
    status: asked.asked.status,
    question: { text: question.text, category: question.category, language: question.language },
    repeats_per_region: repeatsPerRegion(regions.length),
    coverage: coverageOf(asked, answers, groups),
    regions: compared.regions.map((region) => withExecution(region, answers)),
    semantic_model: compared.semantic === null ? null : semantics.model,
    semantic_unavailable: semantics.unavailable,
  };
}

/** Answers in the form in which they are compared. */
export function toCompared(
  { model, question }: ModelQuestion,
  answers: readonly KnownAnswer[],
  { vectors }: Semantics,
): ComparedAnswer[] {
  return answers.map(({ id, region, repeat, outcome, response }) => ({
    modelId: model.id,
    questionId: question.id,
    region,
    repeat,
    outcome,
    text: response,
    language: question.language,
    embedding: vectors.get(id) ?? null,
  }));
}

const NOTHING: Omit<Comparison, 'model_id' | 'question_id'> = {
  outcomes_differ: false,
  compared_characters: 0,
  cut: false,
  regions: [],
  pairs: [],
  aa: [],
  semantic: null,
};

function withExecution(shown: RegionAnswer, answers: readonly KnownAnswer[]): ComparedRegionView {
  const { region, representative } = shown;
  const answer = answers.find(
    (one) => one.region === region && one.repeat === representative.repeat,
  );
  if (answer === undefined) throw new Error('a representative answer is none of those compared');
  const facts = { execution_id: answer.id, response_cut: answer.responseCut };
  return { ...shown, representative: { ...facts, ...representative } };
}

/** How much of what a question was to bring is there, by region. */
function coverageOf(
  { regions, asked, twins }: ModelQuestion,
  answers: readonly KnownAnswer[],
  groups: readonly MatrixGroup[],
): CoverageView[] {
  return regions.map((region) => {
    const own = groups.filter((group) => group.region === region);
    const sound = own.filter(({ isQuarantined }) => !isQuarantined);
    const withStatus = (...statuses: readonly string[]): number =>
      total(sound.filter(({ status }) => statuses.includes(status)));
    return {
      region,
      twin_of: twins.find((twin) => twin.region === region)?.twinOf ?? null,
      expected: asked.repeats,
      measured: withStatus('completed', 'refused'),
      read: answers.filter((answer) => answer.region === region).length,
      failed: withStatus('failed'),
      cancelled: withStatus('cancelled'),
      quarantined: total(own) - total(sound),
      outcomes: outcomesOf(sound.filter(({ status }) => status !== 'cancelled')),
    };
  });
}

function total(groups: readonly MatrixGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function outcomesOf(groups: readonly MatrixGroup[]): Partial<Record<Outcome, number>> {
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const { outcome, count } of groups) outcomes[outcome] = (outcomes[outcome] ?? 0) + count;
  return outcomes;
}
