import type { AskedJob, AskedQuestion } from './asked.js';
import type { LaneInput } from './input.js';

/** A model in a region. */
type Lane = Pick<LaneInput, 'modelId' | 'region'>;

/** Why a model and region, or a question, is not compared. */
export const LANE_REASONS = [
  'only_before',
  'only_after',
  'sampling_changed',
  'system_prompt_changed',
] as const;
export const QUESTION_REASONS = ['only_before', 'only_after', 'text_changed'] as const;

/** A model and region that is not compared. */
export interface LaneLeftOut extends Lane {
  readonly reason: (typeof LANE_REASONS)[number];
}

/** A question that is not compared. */
export interface QuestionLeftOut {
  /** Empty for a job's own prompt. */
  readonly id: string;
  readonly reason: (typeof QUESTION_REASONS)[number];
}

/** Models and regions of two jobs, those that are compared in the order of the later one. */
export interface ComparableLanes {
  readonly compared: readonly Lane[];
  readonly leftOut: readonly LaneLeftOut[];
}

/** Which models and regions were asked in the same way by both jobs. */
export function comparableLanes(before: AskedJob, after: AskedJob): ComparableLanes {
  const [earlier, later] = [lanesOf(before), lanesOf(after)];
  const has = (lanes: readonly Lane[], lane: Lane): boolean =>
    lanes.some(({ modelId, region }) => modelId === lane.modelId && region === lane.region);
  const leftOut: LaneLeftOut[] = earlier
    .filter((lane) => !has(later, lane))
    .map((lane) => ({ ...lane, reason: 'only_before' }));
  const compared: Lane[] = [];
  for (const lane of later) {
    const reason = has(earlier, lane) ? changeOf(before, after, lane.region) : 'only_after';
    if (reason === null) compared.push(lane);
    else leftOut.push({ ...lane, reason });
  }
  return { compared, leftOut };
}

function lanesOf({ models }: AskedJob): Lane[] {
  return models.flatMap(({ id, regions }) => regions.map((region) => ({ modelId: id, region })));
}

/** Another seed is another draw of the same answers; everything else of the request must be the same. */
function changeOf(before: AskedJob, after: AskedJob, region: string): LaneLeftOut['reason'] | null {
  const isSampledAlike = (['temperature', 'maxTokens', 'topP'] as const).every(
    (name) => (before.sampling[name] ?? null) === (after.sampling[name] ?? null),
  );
  if (!isSampledAlike) return 'sampling_changed';
  const [earlier, later] = [before, after].map(
    ({ systemPrompts }) => systemPrompts[region] ?? null,
  );
  return earlier === later ? null : 'system_prompt_changed';
}

/** The questions that are not compared, with the reason. */
export function questionsLeftOut(questions: readonly AskedQuestion[]): QuestionLeftOut[] {
  return questions
    .filter(({ isSame }) => !isSame)
    .map(({ id, inBefore, inAfter }) => ({
      id,
      reason: inBefore && inAfter ? 'text_changed' : inBefore ? 'only_before' : 'only_after',
    }));
}

/** What a conclusion over everything compared is not about; empty where it is about all of both jobs. */
export function leftOutNote(lanes: number, questions: number): string {
  const parts = [
    ...(lanes === 0 ? [] : [`${lanes} ${lanes === 1 ? 'model and region' : 'models and regions'}`]),
    ...(questions === 0 ? [] : [`${questions} ${questions === 1 ? 'question' : 'questions'}`]),
  ];
  return parts.length === 0 ? '' : `; not compared: ${parts.join(', ')}`;
}
