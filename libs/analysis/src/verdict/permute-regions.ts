import { chiSquareUpperTail } from '../statistics/distributions.js';
import { seededWords, shuffle } from '../statistics/random.js';
import type { ArmRow } from './model-data.js';
import { sum } from './outcome-classes.js';

/** Result of {@link permuteRegions}. */
export interface RegionPermutation {
  /** Chi-squared under no difference, with `df` degrees of freedom. */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly method: 'exact' | 'monte_carlo' | 'asymptotic';
  /** Questions whose regions have not all the same rate. */
  readonly informative: number;
}

/** A question's rates by region over a common denominator, smallest first, and how many questions have them. */
interface Block {
  readonly values: readonly number[];
  readonly count: number;
}

/** Cell updates that counting every arrangement may take: about 20 ms. */
const EXACT_WORK = 400_000;
/** From as many informative questions on, chi-squared is as good as counting. */
const ASYMPTOTIC_FROM = 30;
const DRAWS = 10_000;
/** Sums of fractions that are equal on paper may differ by rounding. */
const TOLERANCE = 1e-9;

/**
 * Do the regions differ, when a whole question is what counts and not each of its repeats?
 *
 * Each question's rates are exchanged among its regions: under no difference every arrangement is as likely. The statistic is
 * (G-1)/(G V) sum over regions of (T_g - mean T)^2, with T_g the sum of region g's rates over the questions and V the sum over
 * questions of the variance of their rates: chi-squared with G-1 degrees of freedom for many questions. With one repeat it is
 * Cochran's Q, with two regions its permutation is the sign-flip test. (Strasser and Weber 1999, the conditional test of
 * marginal homogeneity in blocks; Friedman's test with rates in place of ranks.)
 *
 * Exact while three regions and few questions allow it, else by 10,000 seeded draws, from 30 informative questions on by
 * chi-squared. The draws do not depend on the order of regions or questions.
 *
 * @param rows questions measured in every region (for others see permuteObserved); with 0 informative ones p is 1.
 */
export function permuteRegions(rows: readonly ArmRow[], seed: number): RegionPermutation {
  const regions = rows[0]?.arms.length ?? 0;
  const blocks = blocksOf(rows);
  const informative = sum(blocks.map(({ count }) => count));
  const df = Math.max(0, regions - 1);
  if (informative === 0) return { statistic: 0, df, p: 1, method: 'exact', informative };
  const variance = sum(blocks.map(({ values, count }) => count * varianceOf(values)));
  const spread = spreadOf(totalsOf(rows, regions, commonDenominator(rows)));
  const statistic = ((regions - 1) / (regions * variance)) * spread;
  return { statistic, df, ...chanceOf(blocks, spread, { statistic, df, informative, seed }) };
}

function chanceOf(
  blocks: readonly Block[],
  spread: number,
  known: { statistic: number; df: number; informative: number; seed: number },
): Pick<RegionPermutation, 'p' | 'method' | 'informative'> {
  const { statistic, df, informative, seed } = known;
  const exact = df === 2 ? exactOfThree(blocks, spread) : null;
  if (exact !== null) return { p: exact, method: 'exact', informative };
  if (informative >= ASYMPTOTIC_FROM) {
    return { p: chiSquareUpperTail(statistic, df), method: 'asymptotic', informative };
  }
  return { p: byDraws(blocks, spread, seed), method: 'monte_carlo', informative };
}

/** Smallest common denominator of the rates; 1 (rates stay fractions) when it is too large to be worth it. */
function commonDenominator(rows: readonly ArmRow[]): number {
  let common = 1;
  for (const { arms } of rows) {
    for (const { n } of arms) common = (common / gcd(common, n)) * n;
    if (common > 1e6) return 1;
  }
  return common;
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** A rate over the common denominator: a whole number, exactly, where there is one. */
function scaled({ x, n }: { x: number; n: number }, denominator: number): number {
  return denominator === 1 ? x / n : x * (denominator / n);
}

/** Informative questions, equal ones merged and sorted, so that draws depend on what they are and on nothing else. */
function blocksOf(rows: readonly ArmRow[]): Block[] {
  const denominator = commonDenominator(rows);
  const blocks = new Map<string, { values: number[]; count: number }>();
  for (const { arms, count } of rows) {
    const values = arms.map((arm) => scaled(arm, denominator)).toSorted((a, b) => a - b);
    if (values[0] === values.at(-1)) continue;
    const key = values.join(' ');
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, { values, count });
    else block.count += count;
  }
  return [...blocks].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, block]) => block);
}

function totalsOf(rows: readonly ArmRow[], regions: number, denominator: number): number[] {
  return Array.from({ length: regions }, (_, region) =>
    sum(
      rows.map(({ arms, count }) => {
        const arm = arms[region];
        return arm === undefined ? 0 : count * scaled(arm, denominator);
      }),
    ),
  );
}

/** Sum of squared distances from the mean. */
function spreadOf(totals: ArrayLike<number>): number {
  let mean = 0;
  for (let index = 0; index < totals.length; index += 1)
    mean += (totals[index] ?? 0) / totals.length;
  let spread = 0;
  for (let index = 0; index < totals.length; index += 1)
    spread += ((totals[index] ?? 0) - mean) ** 2;
  return spread;
}

function varianceOf(values: readonly number[]): number {
  return spreadOf(values) / values.length;
}

/**
 * Chance of at least this spread over all arrangements, for three regions: the joint distribution of two of the totals (the
 * third follows), one question at a time. Null when that is too much work or the rates are no whole numbers.
 */
function exactOfThree(blocks: readonly Block[], spread: number): number | null {
  const whole = blocks.every(({ values }) => values.every((value) => Number.isInteger(value)));
  const lifted = blocks.map(({ values: [a = 0, b = 0, c = 0], count }) => ({
    steps: arrangements(0, b - a, c - a),
    reach: c - a,
    count,
  }));
  const side = 1 + sum(lifted.map(({ reach, count }) => reach * count));
  const questions = sum(blocks.map(({ count }) => count));
  if (!whole || side * side * questions > EXACT_WORK) return null;
  let chances: Float64Array = new Float64Array(side * side);
  chances[0] = 1;
  let reached = 1;
  for (const { steps, reach, count } of lifted) {
    for (let question = 0; question < count; question += 1) {
      chances = spreadChances(chances, side, reached, steps);
      reached += reach;
    }
  }
  const all = sum(lifted.map(({ steps, count }) => count * sum(steps[0] ?? [])));
  return upperChance(chances, side, all, spread);
}

/** The six ways to give three values to three regions. */
function arrangements(a: number, b: number, c: number): number[][] {
  return [
    [a, b, c],
    [a, c, b],
    [b, a, c],
    [b, c, a],
    [c, a, b],
    [c, b, a],
  ];
}

/** Adds one question to the joint distribution. */
function spreadChances(
  chances: Float64Array,
  side: number,
  reached: number,
  steps: readonly (readonly number[])[],
): Float64Array {
  const next = new Float64Array(side * side);
  for (let first = 0; first < reached; first += 1) {
    for (let second = 0; second < reached; second += 1) {
      const chance = (chances[first * side + second] ?? 0) / steps.length;
      if (chance === 0) continue;
      for (const [toFirst = 0, toSecond = 0] of steps) {
        const at = (first + toFirst) * side + second + toSecond;
        next[at] = (next[at] ?? 0) + chance;
      }
    }
  }
  return next;
}

function upperChance(chances: Float64Array, side: number, all: number, spread: number): number {
  let chance = 0;
  const least = spread * (1 - TOLERANCE);
  for (let first = 0; first < side; first += 1) {
    for (let second = 0; second < side; second += 1) {
      const here = chances[first * side + second] ?? 0;
      if (here > 0 && spreadOf([first, second, all - first - second]) >= least) chance += here;
    }
  }
  return Math.min(1, chance);
}

/** Chance by random arrangements; the observed one counts as a draw, so that p is never 0 (Phipson and Smyth 2010). */
function byDraws(blocks: readonly Block[], spread: number, seed: number): number {
  const words = seededWords(seed);
  const questions = blocks.flatMap(({ values, count }) =>
    Array.from({ length: count }, () => Float64Array.from(values)),
  );
  const totals = new Float64Array(questions[0]?.length ?? 0);
  const least = spread * (1 - TOLERANCE);
  let reached = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    totals.fill(0);
    for (const values of questions) {
      shuffle(values, words);
      for (let region = 0; region < values.length; region += 1)
        totals[region] = (totals[region] ?? 0) + (values[region] ?? 0);
    }
    if (spreadOf(totals) >= least) reached += 1;
  }
  return (reached + 1) / (DRAWS + 1);
}
