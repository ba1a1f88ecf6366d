import type { JobLane } from './cell.js';
import type { JobModel, JobSpec } from './job-specification.js';

/**
 * What decides an outcome where judges were asked. A person's word always stands above all.
 * - `classifier`: provider signals, rules and the learned part; what judges say is kept beside it.
 * - `judges`: where all judges that were heard of an answer agree, two at least, they do; else the classifier.
 * - `one_judge`: the only judge that is asked does.
 */
export const OUTCOME_POLICIES = ['classifier', 'judges', 'one_judge'] as const;
export type OutcomePolicy = (typeof OUTCOME_POLICIES)[number];

/**
 * Which of a job's answers judges are asked about.
 * - `uncertain`: typed partial or evasive, in a language that the classifier was not trained on, or with a score near even odds.
 * - `disagreeing`: those with labels that differ from each other or from the outcome.
 */
export const JUDGING_SCOPES = ['all', 'uncertain', 'disagreeing'] as const;
export type JudgingScope = (typeof JUDGING_SCOPES)[number];

/** Who judges answers, and what comes of it. */
export interface JudgingOrder {
  /** The judges, each with the one region that it is asked from: one place for the answers of all regions. */
  readonly models: readonly JobModel[];
  readonly policy: OutcomePolicy;
  readonly only: JudgingScope;
  /** Tokens of a judge's answer, at most. */
  readonly maxTokens: number;
}

/** What makes a job a judging job: its questions are the stored answers of another. */
export interface JobJudging {
  readonly sourceJobId: string;
  /** Version of the words in which judges are asked. */
  readonly prompt: string;
  readonly policy: OutcomePolicy;
  readonly only: JudgingScope;
  /** Whether answers are asked about that the judge has labelled already. */
  readonly again: boolean;
}

const ANSWER_ID = /^answer-(0|[1-9][0-9]{0,14})$/;

/** The question id of a judging job's answer at a position, 0-based. */
export function answerId(position: number): string {
  return `answer-${position}`;
}

/** The position that a question id of a judging job names; null when it names none. */
export function answerPosition(questionId: string): number | null {
  const digits = ANSWER_ID.exec(questionId)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Who labels, as labels name a judge: the version of its prompt and its model. */
export function judgeRater(prompt: string, modelId: string): string {
  return `${prompt} ${modelId}`;
}

/**
 * A judge's lane with some answers more, each asked about once: positions `from` up to the one before `to`. Answers that follow
 * on those of its last block make that one longer: blocks stay as few as there are gaps.
 */
export function withAnswers(lane: JobLane, from: number, to: number): JobLane {
  if (to <= from) return lane;
  const { cells, blocks } = lane;
  const last = blocks.at(-1);
  const next =
    last?.questionTo === from
      ? [...blocks.slice(0, -1), { ...last, questionTo: to }]
      : [
          ...blocks,
          { base: cells, questionFrom: from, questionTo: to, repeatFrom: 1, repeatTo: 1 },
        ];
  return { ...lane, cells: cells + to - from, blocks: next };
}

const REPEATS = 1;
/** The same for every answer: repeats of a judge would be copies. */
const SEED = 20_261_126;
const MIN_SUCCESS_RATE = 0.67;
const PROVIDER_TIMEOUT_MS = 60_000;

/** The specification of a judging job. Its answers are added as they are there; the time limit counts from the last of them. */
export function judgingSpec(
  { models, policy, only, maxTokens }: JudgingOrder,
  judging: Pick<JobJudging, 'sourceJobId' | 'prompt' | 'again'>,
  limits: { readonly timeoutMs: number },
): JobSpec {
  const { timeoutMs } = limits;
  const regions = [...new Set(models.flatMap((model) => model.regions))];
  return {
    version: 'v1',
    benchmark: {
      name: `judging ${judging.sourceJobId}`,
      version: judging.prompt,
      description: null,
      details: {},
    },
    models,
    regions,
    questions: [],
    prompt: null,
    repeats: REPEATS,
    sampling: { temperature: 0, maxTokens, seed: SEED, topP: null },
    constraints: {
      minRegions: 1,
      minSuccessRate: MIN_SUCCESS_RATE,
      timeoutMs,
      providerTimeoutMs: Math.min(PROVIDER_TIMEOUT_MS, timeoutMs),
    },
    systemPrompt: 'none',
    metadata: {},
    judging: { ...judging, policy, only },
  };
}
