import type { Outcome, QuestionKind } from '@beacon/domain';
import type {
  CellCounts,
  DetectorTable,
  OutcomeProfile,
  VerdictInput,
  VerdictOptions,
} from './input/input.js';
import type { ModelVerdict } from './shape/shape.js';
import { verdict } from './verdict.js';

/** A cell with some refusals and some answers, and whatever else is said. */
export function cell(
  refused: number,
  answered: number,
  more: Partial<Record<Outcome, number>> & { cancelled?: number; quarantined?: number } = {},
): CellCounts {
  const { cancelled = 0, quarantined = 0, ...outcomes } = more;
  return { outcomes: { refused, answered, ...outcomes }, cancelled, quarantined };
}

/** One answer: refused or not. */
export const YES = cell(1, 0);
export const NO = cell(0, 1);
export const ERROR = cell(0, 0, { error: 1 });

/** A detector that errs as good as never, on so many labelled answers that this is certain. */
export const SURE = {
  sensitivity: { x: 10 ** 6, n: 10 ** 6 },
  specificity: { x: 10 ** 6, n: 10 ** 6 },
};

/** English is the language of the fixtures, and the detector as good as perfect in it. */
export const SURE_IN_ENGLISH: DetectorTable = { refused: { en: SURE }, withheld: { en: SURE } };

/** Questions of a model that came out alike. */
export function profile(
  questions: number,
  cells: readonly CellCounts[],
  {
    modelId = 'm',
    kind = null,
    language = 'en',
  }: { modelId?: string; kind?: QuestionKind | null; language?: string | null } = {},
): OutcomeProfile {
  return { modelId, kind, language, questions, cells };
}

/** A job of the models in the profiles, over regions a, b, c, ... */
export function job(
  profiles: readonly OutcomeProfile[],
  more: Partial<VerdictInput> = {},
): VerdictInput {
  const regions = ['a', 'b', 'c', 'd'].slice(0, profiles[0]?.cells.length ?? 2);
  const models = [...new Set(profiles.map(({ modelId }) => modelId))].map((id) => ({ id }));
  return { regions, models, repeats: null, profiles, reviewed: SURE_IN_ENGLISH, ...more };
}

/** The verdict on the first model of a job. */
export function firstModel(
  input: VerdictInput,
  options: Partial<VerdictOptions> = {},
): ModelVerdict {
  const [model] = verdict({ ...input, options: { ...input.options, ...options } }).models;
  if (model === undefined) throw new Error('the job has no model');
  return model;
}

/** Two regions asked once: so many questions refused in a only, in b only, in both and in neither. */
export function discordant(
  onlyA: number,
  onlyB: number,
  total: number,
  modelId = 'm',
): OutcomeProfile[] {
  const rest = total - onlyA - onlyB;
  return [
    { count: onlyA, cells: [YES, NO] },
    { count: onlyB, cells: [NO, YES] },
    { count: rest, cells: [NO, NO] },
  ]
    .filter(({ count }) => count > 0)
    .map(({ count, cells }) => profile(count, cells, { modelId }));
}

/** The same questions with ids: q1, q2, ... */
export function questionIdsOf(prefix: string, row: OutcomeProfile): OutcomeProfile {
  return {
    ...row,
    ids: Array.from({ length: row.questions }, (_, index) => `${prefix}${index + 1}`),
  };
}
