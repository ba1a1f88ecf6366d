import type { Design } from '../data/design.js';
import type { Arm, ArmRow } from '../data/model-data.js';

/** A pair by the places of its regions among those that are compared. */
export type PairPlaces = readonly [a: number, b: number];

/**
 * Covariance of the pairs' test statistics where no two regions differ, for knowing how much the tests of a model say twice.
 *
 * For a claim about questions like these, or one answer a cell: of the sums of differences by question, from the questions themselves: sum over questions of d_k d_l. It takes
 * nothing for granted but that questions are independent: regions that share a backend, or answers that correlate, show in it. For a claim about these
 * questions: of the Cochran-Mantel-Haenszel sums, given how many answers of each region a question has and how many events are among them all.
 * A question counts for the pairs that have it.
 */
export function pairCovariance(
  rows: readonly ArmRow[],
  pairs: readonly PairPlaces[],
  { repeated, claim }: Design,
): Float64Array[] {
  const add = repeated && claim === 'these_questions' ? addByAnswer : addByQuestion;
  const covariance = pairs.map(() => new Float64Array(pairs.length));
  for (const row of rows) add(covariance, row, pairs);
  return covariance;
}

function addByQuestion(
  covariance: readonly Float64Array[],
  { arms, count }: ArmRow,
  pairs: readonly PairPlaces[],
): void {
  const differences = pairs.map(([a, b]) => differenceOf(arms[a], arms[b]));
  for (const [k, row] of covariance.entries()) {
    const own = differences[k] ?? 0;
    if (own === 0) continue;
    for (let l = 0; l < row.length; l += 1)
      row[l] = (row[l] ?? 0) + count * own * (differences[l] ?? 0);
  }
}

function differenceOf(a: Arm | undefined, b: Arm | undefined): number {
  return isMeasured(a) && isMeasured(b) ? a.x / a.n - b.x / b.n : 0;
}

function isMeasured(arm: Arm | undefined): arm is Arm {
  return arm !== undefined && arm.n > 0;
}

/** A pair's sum has n_a n_b / (n_a + n_b) (rate of a - rate of b) of each question, and rates vary by the variance of an answer over n. */
function addByAnswer(
  covariance: readonly Float64Array[],
  { arms, count }: ArmRow,
  pairs: readonly PairPlaces[],
): void {
  const answers = arms.reduce((total, { n }) => total + n, 0);
  const events = arms.reduce((total, { x }) => total + x, 0);
  if (events === 0 || events === answers) return;
  const variance = (events * (answers - events)) / (answers * (answers - 1));
  for (const [k, row] of covariance.entries()) {
    for (const [l, other] of pairs.entries()) {
      const shared = sharedOf(pairs[k] ?? [0, 0], other, arms);
      row[l] = (row[l] ?? 0) + count * variance * shared;
    }
  }
}

function sharedOf(one: PairPlaces, other: PairPlaces, arms: readonly Arm[]): number {
  const weight = weightOf(one, arms) * weightOf(other, arms);
  if (weight === 0) return 0;
  let shared = 0;
  for (const [place, sign] of [
    [one[0], 1],
    [one[1], -1],
  ] as const) {
    const inOther = Number(other[0] === place) - Number(other[1] === place);
    shared += (sign * inOther) / (arms[place]?.n ?? 1);
  }
  return weight * shared;
}

function weightOf([a, b]: PairPlaces, arms: readonly Arm[]): number {
  const [na, nb] = [arms[a]?.n ?? 0, arms[b]?.n ?? 0];
  return na === 0 || nb === 0 ? 0 : (na * nb) / (na + nb);
}
