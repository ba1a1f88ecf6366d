import { requireFraction } from '../arguments.js';
import { normalQuantile } from '../distributions/distributions.js';
import { clampProbability } from '../interval.js';
import { correlationsOf, factorOf } from '../distributions/pivoted-factor.js';
import { normalNumbers, seededWords } from '../distributions/random.js';

/** One of several two-sided tests of the same data. */
export interface JointTest {
  readonly p: number;
  /**
   * Chance of a p up to a level, where nothing differs: at most the level, and less for a test of few informative questions, which cannot reach every one. Default the
   * level itself.
   */
  readonly reach?: (level: number) => number;
}

/** How {@link stepDownMinP} draws. */
interface MinPOptions {
  /** Whole number from 0. @default 1 */
  readonly seed?: number;
  /** @default 4000 */
  readonly draws?: number;
}

/** A p below which only the number of distinct tests is counted: deeper in the tail, tests that are not copies of each other hardly meet. */
const DEEPEST = 1e-14;
/** A p that shows nothing, however many copies there are of its test: it is adjusted by the number of tests alone. */
const NOTHING_SHOWN = 0.5;
/** Copies of a test correlate by 1 up to rounding. */
const ROUNDING = 1e-9;

/**
 * Adjusts the p of several tests for their number, strongly and step by step (Westfall and Young 1993, free step-down of the smallest p), with the dependence
 * among the tests taken from the covariance of their statistics: p of a step is the chance that the smallest p of the tests that are left would be as small, which is
 * P(max |Z| >= z), Z normal with that covariance and z the quantile of the observed p. What each test alone says stays as exact as it was; the
 * normal distribution is used only for how often several of them say it together, so that the result lies between the smallest p and Holm's.
 *
 * A test counts with the chance that it has of so small a p, which is none where it cannot reach it at all (Tarone 1990). Copies of a test count once.
 *
 * The chance is worked out as the sum of the tests' own, times E[1/N], N the number of tests as far out, given that one of them, drawn by its chance, is: right to a
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
  let drawn: DrawnValues | null = null;
  const adjusted = tests.map(() => 1);
  let running = 0;
  for (const [rank, { p }] of sorted.entries()) {
    const left = sorted.map((test, place) => (place < rank ? 0 : reachOf(test, p)));
    const most = clampProbability(left.reduce((sum, chance) => sum + chance, 0));
    // No more than all their chances together: where that is not above what went before, nothing is to be worked out.
    if (p > NOTHING_SHOWN) running = Math.max(running, most);
    else if (most > running) {
      drawn ??= drawnValues(arranged(correlations, order), { seed, draws });
      running = Math.max(running, anyAsSmall(p, left, drawn));
    }
    adjusted[order[rank] ?? 0] = Math.max(p, running);
  }
  return adjusted;
}

/** A p that is equal on paper counts as reached. */
function reachOf({ reach }: JointTest, level: number): number {
  return reach === undefined ? level : Math.min(level, reach(level * (1 + ROUNDING)));
}

/** Tests by their p, and those alike by how they correlate with the others: what is drawn does not depend on the order given. */
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

/** Turns each variable to the side of the first that it correlates with, among those turned before it. */
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

/** Chance that one of the tests has so small a p, each of them having a chance of its own (0 for one that is done with). */
function anyAsSmall(p: number, chances: readonly number[], drawn: DrawnValues): number {
  const tests = [...chances.keys()].filter((test) => (chances[test] ?? 0) > 0);
  if (tests.length < 2) return p;
  const total = tests.reduce((sum, test) => sum + (chances[test] ?? 0), 0);
  const scale = Math.max(1, DEEPEST / p);
  const limits = Float64Array.from(chances, (chance) =>
    chance === 0 ? Infinity : -normalQuantile(Math.min(1, chance * scale) / 2) - ROUNDING,
  );
  let shares = 0;
  for (let draw = 0; draw < drawn.draws; draw += 1) {
    const chosen = chosenBy((draw + 0.5) / drawn.draws, tests, chances);
    const depth = Math.min(1, (chances[chosen] ?? 0) * scale);
    const far = -normalQuantile(((drawn.uniform[draw] ?? 0) * depth) / 2);
    shares += 1 / Math.max(1, reachedIn(draw, { chosen, far, limits }, tests, drawn));
  }
  return clampProbability(Math.max(p, (total * shares) / drawn.draws));
}

/** The test in whose part of all chances a share of them lies. */
function chosenBy(share: number, tests: readonly number[], chances: readonly number[]): number {
  const total = tests.reduce((sum, test) => sum + (chances[test] ?? 0), 0);
  let left = share * total;
  for (const test of tests) {
    left -= chances[test] ?? 0;
    if (left < 0) return test;
  }
  return tests.at(-1) ?? 0;
}

/** Tests as far out as their limits when the chosen one is put that far out. */
function reachedIn(
  draw: number,
  {
    chosen,
    far,
    limits,
  }: { readonly chosen: number; readonly far: number; readonly limits: Float64Array },
  tests: readonly number[],
  { values, correlations, tests: size }: DrawnValues,
): number {
  const from = draw * size;
  const lack = far - (values[from + chosen] ?? 0);
  const chosenWith = correlations[chosen];
  let reached = 0;
  for (let place = 0; place < tests.length; place += 1) {
    const test = tests[place] ?? 0;
    const value = (values[from + test] ?? 0) + lack * (chosenWith?.[test] ?? 0);
    const limit = limits[test] ?? 0;
    if (value >= limit || value <= -limit) reached += 1;
  }
  return reached;
}
