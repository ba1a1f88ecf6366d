import { fewestInSameDirection } from '@beacon/statistics';
import type { VerdictOptions } from '../input/input.js';
import type { Claim } from '../shape/terms.js';
import type { Arm } from '../data/model-data.js';
import { sum } from '../input/outcome-classes.js';
import type { EndpointTests } from './endpoint-tests.js';
import type { FamilyMember } from './family.js';
import type { QuestionDifferences } from '../shape/shape.js';
import type { DifferingQuestion, QuestionTests } from './within-questions.js';
import { QUESTION_SHARE } from './family.js';

/** Which questions differ, and whether that may be claimed. */
interface DifferingQuestions {
  readonly tested: number;
  /** Questions that differ by more than their repeats do; 0 for none. */
  readonly questions: number;
  readonly rows: readonly DifferingQuestion[];
  /** Of the weakest question where each stands for itself, else of all together; null without one. */
  readonly p: number | null;
  readonly by: 'each' | 'together' | null;
  /** Of each compared region, whether it lies above the others on every one of them; null where they do not point the same way. */
  readonly above: readonly boolean[] | null;
  readonly claimed: boolean;
}

/** What decides over a claim. */
interface QuestionClaim {
  readonly claim: Claim;
  /** Level of this endpoint of this model: a share of alpha. */
  readonly level: number;
  /** Level over all models. */
  readonly alpha: number;
  readonly models: number;
}

/** Fewest questions of the same direction, whatever alpha. */
const FEWEST = 5;

/**
 * Which questions differ by region, and may it be claimed?
 *
 * For a claim about these questions: where each of them, or all together, pass at their level; repeats are then the chance there is.
 *
 * For a claim about questions like these answers may correlate within a region, and a single answer that fell otherwise then looks like a question that differs. Such findings point
 * either way with equal chance. So it also takes findings that all point the same way, the same regions above the same others, and so many that answers which correlate show them
 * with a chance of alpha at most over all models, and five at least (see {@link fewestInSameDirection}). Either reason alone is enough to hold the level: with independent repeats the first
 * does, with answers that correlate the second.
 */
function differingQuestions(
  tests: QuestionTests,
  { claim, level, alpha, models }: QuestionClaim,
): DifferingQuestions {
  const { repeated, tested, striking, together } = tests;
  const fewest =
    claim === 'these_questions'
      ? 1
      : Math.max(FEWEST, fewestInSameDirection(alpha / models, repeated));
  const each = striking.filter(({ adjusted }) => adjusted <= level / 2);
  const sets: Omit<DifferingQuestions, 'claimed'>[] = [
    { tested, ...foundIn(each), p: each.at(-1)?.adjusted ?? null, by: 'each' },
  ];
  if (together <= level / 2)
    sets.push({ tested, ...foundIn(striking), p: together, by: 'together' });
  const judged = sets.map((set): DifferingQuestions => {
    const sameWay = claim === 'these_questions' || set.above !== null;
    return { ...set, claimed: set.questions >= fewest && sameWay };
  });
  const [first] = judged.filter(({ claimed }) => claimed);
  const any = judged.find(({ questions }) => questions > 0);
  return (
    first ??
    any ?? { tested, questions: 0, rows: [], p: null, by: null, above: null, claimed: false }
  );
}

function foundIn(
  rows: readonly DifferingQuestion[],
): Pick<DifferingQuestions, 'questions' | 'rows' | 'above'> {
  return { rows, questions: sum(rows.map(({ questions }) => questions)), above: aboveIn(rows) };
}

/** Which regions lie above the middle of every question; null where questions disagree. A region without an answer to one goes by the others. */
function aboveIn(rows: readonly DifferingQuestion[]): readonly boolean[] | null {
  const sides = rows.map(({ arms }) => sidesOf(arms));
  const merged = sides[0]?.map((_, place) => {
    const seen = new Set(sides.flatMap((row) => row[place] ?? []));
    return seen.size > 1 ? null : ([...seen][0] ?? false);
  });
  return merged?.every((side) => side !== null) === true ? merged : null;
}

/** Above or below the middle between the largest and the smallest rate; null without an answer. */
function sidesOf(arms: readonly Arm[]): (boolean | null)[] {
  const rates = arms.flatMap(({ x, n }) => (n > 0 ? x / n : []));
  const middle = (Math.max(...rates) + Math.min(...rates)) / 2;
  return arms.map(({ x, n }) => (n > 0 ? x / n > middle : null));
}

/** Ids that are listed. */
const MOST_IDS = 20;

/** The questions of an endpoint that differ, as they go over the wire; null with one repeat. */
export function questionFigures(
  { questions, comparison: { compared } }: EndpointTests,
  { tests }: FamilyMember,
  { claim, alpha }: VerdictOptions,
): QuestionDifferences | null {
  if (questions === null) return null;
  const share = claim === 'these_questions' ? QUESTION_SHARE : 1;
  const level = (share * alpha) / Math.max(1, tests);
  const models = Math.ceil(tests / 2);
  const found = differingQuestions(questions, { claim, level, alpha, models });
  const ids = found.rows.flatMap((row) => row.ids);
  return {
    tested: found.tested,
    questions: found.questions,
    ids: ids.slice(0, MOST_IDS),
    p: found.p,
    by: found.by,
    more_from: found.above === null ? null : compared.filter((_, place) => found.above?.[place]),
    claimed: found.claimed,
  };
}
