import { requireFraction } from './arguments.js';
import { normalPoint } from './distributions.js';
import { clampProbability } from './interval.js';
import { correlationsOf, factorOf } from './pivoted-factor.js';
import { normalNumbers, seededWords } from './random.js';

/** One of several two-sided tests of the same data. */
export interface JointTest {
  readonly p: number;
  /** The smallest p that it could have had: a test of few informative questions cannot reach every level. Default 0. */
  readonly least?: number;
}

/** How {@link stepDownMinP} draws. */
export interface MinPOptions {
  /** Whole number from 0. @default 1 */
  readonly seed?: number;
  /** @default 4000 */
  readonly draws?: number;
}

/** A p below which only the number of distinct tests is counted: deeper in the tail, tests that are not copies of each other hardly meet. */
const DEEPEST = 1e-14;
/** Copies of a test correlate by 1 up to rounding. */
const ROUNDING = 1e-9;

/**
 * Adjusts the p of several tests for their number, strongly and step by step (Westfall and Young 1993, free step-down of the smallest p), with the dependence
 * among the tests taken from the covariance of their statistics: p of a step is the chance that the smallest p of the tests that are left would be as small, which is
 * P(max |Z| >= z), Z normal with that covariance and z the point of the observed p. What each test alone says stays as exact as it was; the
 * normal distribution is used only for how often several of them say it together, so that the result lies between the smallest p and Holm's.
 *
 * Tests that cannot reach the observed p at all do not count at that step (Tarone 1990). Copies of a test count once.
 *
 * The chance is worked out as m p E[1/N], N the number of the m tests as far out, given that one of them, each in turn, is: right to a
 * percent or so however small it is (Naiman and Priebe 2001), with seeded draws.
 *
 * @param covariance of the statistics, in the order of the tests; any scale. A test without variance counts as one of its own.
 * @returns adjusted p in the order of the tests.
 */
export function stepDownMinP(
  tests: readonly JointTest[],
  covariance: readonly ArrayLike<number>[],
  { seed = 1, draws = 4_000 }: MinPOptions = {},
): number[] {
  for (const [index, { p }] of tests.entries()) requireFraction(`tests[${index}].p`, p);
  const correlations = correlationsOf(covariance);
  const order = ownOrder(tests, correlations);
  const sorted = order.map((index) => tests[index] ?? { p: 1 });
  const drawn = drawnValues(arranged(correlations, order), { seed, draws });
  const adjusted = tests.map(() => 1);
  let running = 0;
  for (const [rank, { p }] of sorted.entries()) {
    const left = sorted.flatMap((test, place) => (place >= rank && reaches(test, p) ? place : []));
    // No more than the number of tests times p: where that is not above what went before, nothing is to be worked out.
    if (p * left.length > running) running = Math.max(running, anyAsSmall(p, left, drawn));
    adjusted[order[rank] ?? 0] = Math.max(p, running);
  }
  return adjusted;
}

function reaches({ least = 0 }: JointTest, p: number): boolean {
  return least <= p * (1 + ROUNDING);
}

/** Tests by their p, and those alike by how they hang together with the others: what is drawn does not depend on the order given. */
function ownOrder(
  tests: readonly JointTest[],
  correlations: readonly Float64Array[],
): readonly number[] {
  const looks = correlations.map((row) =>
    [...row]
      .map((value) => Math.abs(value).toFixed(9))
      .toSorted()
      .join(' '),
  );
  const compared = (a = '', b = ''): number => (a < b ? -1 : Number(a > b));
  return tests
    .map(({ p }, index) => ({ p, index }))
    .toSorted((a, b) => a.p - b.p || compared(looks[a.index], looks[b.index]))
    .map(({ index }) => index);
}

/** Correlations in another order, the variables turned in a way that does not depend on which side they were on. */
function arranged(correlations: readonly Float64Array[], order: readonly number[]): Float64Array[] {
  const moved = order.map((row) =>
    Float64Array.from(order, (column) => correlations[row]?.[column] ?? 0),
  );
  const signs = signsOf(moved);
  return moved.map((row, i) =>
    row.map((value, j) => (signs.get(i) ?? 1) * (signs.get(j) ?? 1) * value),
  );
}

/** Turns each variable to the side of the first that it hangs together with, among those turned before it. */
function signsOf(correlations: readonly Float64Array[]): Map<number, number> {
  const signs = new Map<number, number>();
  const linkOf = (variable: number): number | null => {
    for (const [other, sign] of signs) {
      const value = correlations[variable]?.[other] ?? 0;
      if (Math.abs(value) > ROUNDING) return value < 0 ? -sign : sign;
    }
    return null;
  };
  while (signs.size < correlations.length) {
    const open = [...correlations.keys()].filter((variable) => !signs.has(variable));
    const next = open.find((variable) => linkOf(variable) !== null) ?? open[0] ?? 0;
    signs.set(next, linkOf(next) ?? 1);
  }
  return signs;
}

/** Normal variables with the covariance of the tests, so many times, and a uniform number for each time. */
interface DrawnValues {
  readonly draws: number;
  readonly tests: number;
  readonly values: Float64Array;
  readonly uniform: Float64Array;
  readonly correlations: readonly Float64Array[];
}

function drawnValues(
  correlations: readonly Float64Array[],
  { seed, draws }: Required<MinPOptions>,
): DrawnValues {
  const columns = factorOf(correlations);
  const tests = correlations.length;
  const words = seededWords(seed);
  const normal = normalNumbers(words);
  const values = new Float64Array(draws * tests);
  const uniform = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw += 1) {
    for (const column of columns) {
      const shared = normal();
      for (let test = 0; test < tests; test += 1) {
        const at = draw * tests + test;
        values[at] = (values[at] ?? 0) + (column[test] ?? 0) * shared;
      }
    }
    uniform[draw] = (words() + 0.5) / 2 ** 32;
  }
  return { draws, tests, values, uniform, correlations };
}

/** Chance that one of some tests has so small a p. */
function anyAsSmall(p: number, left: readonly number[], drawn: DrawnValues): number {
  if (left.length < 2 || p >= 1) return p;
  const depth = Math.max(p, DEEPEST);
  const limit = -normalPoint(depth / 2) - ROUNDING;
  const tests = Int32Array.from(left);
  let total = 0;
  for (let draw = 0; draw < drawn.draws; draw += 1) {
    const chosen = tests[draw % tests.length] ?? 0;
    const far = -normalPoint(((drawn.uniform[draw] ?? 0) * depth) / 2);
    total += 1 / Math.max(1, reachedIn(draw, { chosen, far, limit }, tests, drawn));
  }
  return clampProbability(Math.max(p, (tests.length * p * total) / drawn.draws));
}

/** Tests at least as far out as the limit when the chosen one is put that far out. */
function reachedIn(
  draw: number,
  { chosen, far, limit }: { readonly chosen: number; readonly far: number; readonly limit: number },
  tests: Int32Array,
  { values, correlations, tests: size }: DrawnValues,
): number {
  const from = draw * size;
  const lack = far - (values[from + chosen] ?? 0);
  const chosenWith = correlations[chosen];
  let reached = 0;
  for (let place = 0; place < tests.length; place += 1) {
    const test = tests[place] ?? 0;
    const value = (values[from + test] ?? 0) + lack * (chosenWith?.[test] ?? 0);
    if (value >= limit || value <= -limit) reached += 1;
  }
  return reached;
}
