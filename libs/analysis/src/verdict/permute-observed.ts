import { chiSquaredTest } from '../statistics/chi-squared-test.js';
import { quadraticForm } from '../statistics/quadratic-form.js';
import { seededWords, shuffle } from '../statistics/random.js';
import type { Arm, ArmRow } from './model-data.js';
import { sum } from './outcome-classes.js';
import type { RegionPermutation } from './permute-regions.js';

/** A question that tells its regions apart: the regions that have it, and their rates in the same order. */
interface ObservedBlock {
  readonly regions: readonly number[];
  readonly rates: readonly number[];
  readonly count: number;
}

/** From as many informative questions on, chi-squared is as good as drawing. */
const ASYMPTOTIC_FROM = 30;
const DRAWS = 10_000;
/** Sums of fractions that are equal on paper may differ by rounding. */
const TOLERANCE = 1e-9;

/**
 * The exchange of regions within whole questions where not every question was measured in every region: each question's rates are
 * exchanged among the regions that have it. d' V⁻ d with d_g = sum over g's questions of (rate of g - mean rate of the question) and V = sum over
 * questions of s² (δ_gh - 1/k), s² the variance (divisor k-1) of a question's k rates: chi-squared for many questions, with as many degrees of
 * freedom as regions can be told from others, less one for each group of regions that share questions. With every question complete it is the
 * statistic of permuteRegions, with one repeat the generalised CMH (Prentice 1979; Skillings and Mack 1981, with rates in place of ranks).
 *
 * From 30 informative questions on by chi-squared, else by 10,000 seeded draws that do not depend on the order of regions or questions.
 *
 * @param rows questions measured in two regions at least; with 0 informative ones p is 1.
 */
export function permuteObserved(rows: readonly ArmRow[], seed: number): RegionPermutation {
  const blocks = blocksOf(inOwnOrder(rows.filter((row) => isInformative(row.arms))));
  const regions = rows[0]?.arms.length ?? 0;
  const informative = sum(blocks.map(({ count }) => count));
  const association = new Association(blocks, regions);
  const { statistic, rank } = association.of(association.totals);
  const test = chiSquaredTest(statistic, rank);
  if (informative === 0) return { ...test, method: 'exact', informative };
  if (informative >= ASYMPTOTIC_FROM) return { ...test, method: 'asymptotic', informative };
  const p = byDraws(blocks, association, seed);
  return { ...test, p, method: 'monte_carlo', informative };
}

function measured(arms: readonly Arm[]): Arm[] {
  return arms.filter(({ n }) => n > 0);
}

/** Whether the regions that have a question differ in its rate, compared as fractions. */
function isInformative(arms: readonly Arm[]): boolean {
  const [first, ...others] = measured(arms);
  return first !== undefined && others.some(({ x, n }) => x * first.n !== first.x * n);
}

/** Regions and rows in an order that depends on the numbers alone, so that seeded draws do not depend on the one given. */
function inOwnOrder(rows: readonly ArmRow[]): ArmRow[] {
  const regions = rows[0]?.arms.map((_, region) => region) ?? [];
  const looks = regions.map((region) => lookOf(rows, region));
  const order = regions.toSorted((a, b) => compared(looks[a], looks[b]));
  const turned = rows.map(({ arms, count }) => ({
    count,
    arms: order.flatMap((region) => arms[region] ?? []),
  }));
  return turned.toSorted((a, b) => compared(keyOf(a.arms), keyOf(b.arms)));
}

/** All that a region's numbers and those beside them are, whatever the order of the other regions and of the rows. */
function lookOf(rows: readonly ArmRow[], region: number): string {
  return rows
    .map(({ arms, count }) => {
      const others = arms.filter((_, place) => place !== region).map((arm) => keyOf([arm]));
      return `${keyOf(arms.slice(region, region + 1))}|${others.toSorted().join(' ')}|${count}`;
    })
    .toSorted()
    .join('/');
}

function keyOf(arms: readonly Arm[]): string {
  return arms.map(({ n, x }) => `${n}:${x}`).join(' ');
}

function compared(a = '', b = ''): number {
  return a < b ? -1 : Number(a > b);
}

function blocksOf(rows: readonly ArmRow[]): ObservedBlock[] {
  return rows.map(({ arms, count }) => {
    const regions = arms.flatMap(({ n }, region) => (n > 0 ? [region] : []));
    return { regions, rates: measured(arms).map(({ x, n }) => x / n), count };
  });
}

/** How far totals of rates by region lie from what the questions alone would give. */
class Association {
  /** Sum of rates by region, as observed. */
  readonly totals: Float64Array;
  readonly #expected: Float64Array;
  readonly #covariance: readonly Float64Array[];

  constructor(blocks: readonly ObservedBlock[], regions: number) {
    this.totals = new Float64Array(regions);
    this.#expected = new Float64Array(regions);
    this.#covariance = Array.from({ length: regions }, () => new Float64Array(regions));
    for (const block of blocks) this.#add(block);
  }

  /** The statistic of totals, and its degrees of freedom. */
  of(totals: Float64Array): { readonly statistic: number; readonly rank: number } {
    return quadraticForm(
      totals.map((total, region) => total - (this.#expected[region] ?? 0)),
      this.#covariance,
    );
  }

  /**
   * The statistic alone, for many totals: V⁻ is worked out once, from the form's values at unit vectors and their sums (which pivots are taken
   * depends on V only, so that it is one and the same form).
   */
  weighted(): (totals: Float64Array) => number {
    const size = this.totals.length;
    const at = (...places: number[]): number => {
      const unit = new Float64Array(size);
      for (const place of places) unit[place] = (unit[place] ?? 0) + 1;
      return quadraticForm(unit, this.#covariance).statistic;
    };
    const weights = Float64Array.from({ length: size * size }, (_, place) => {
      const [row, column] = [Math.floor(place / size), place % size];
      return (at(row, column) - at(row) - at(column)) / 2;
    });
    const expected = this.#expected;
    const off = new Float64Array(size);
    return (totals) => {
      for (let region = 0; region < size; region += 1)
        off[region] = (totals[region] ?? 0) - (expected[region] ?? 0);
      let statistic = 0;
      for (let row = 0; row < size; row += 1) {
        for (let column = 0; column < size; column += 1)
          statistic += (weights[row * size + column] ?? 0) * (off[row] ?? 0) * (off[column] ?? 0);
      }
      return statistic;
    };
  }

  #add({ regions, rates, count }: ObservedBlock): void {
    const mean = sum(rates) / rates.length;
    const variance = sum(rates.map((rate) => (rate - mean) ** 2)) / (rates.length - 1);
    for (const [place, region] of regions.entries()) {
      this.totals[region] = (this.totals[region] ?? 0) + count * (rates[place] ?? 0);
      this.#expected[region] = (this.#expected[region] ?? 0) + count * mean;
      const row = this.#covariance[region];
      if (row === undefined) continue;
      for (const other of regions) {
        const share = Number(region === other) - 1 / regions.length;
        row[other] = (row[other] ?? 0) + count * variance * share;
      }
    }
  }
}

/** Chance by random arrangements; the observed one counts as a draw, so that p is never 0 (Phipson and Smyth 2010). */
function byDraws(blocks: readonly ObservedBlock[], association: Association, seed: number): number {
  const words = seededWords(seed);
  const questions = blocks.flatMap(({ regions, rates, count }) =>
    Array.from({ length: count }, () => ({ regions, rates: Float64Array.from(rates) })),
  );
  const statistic = association.weighted();
  const least = statistic(association.totals) * (1 - TOLERANCE);
  const totals = new Float64Array(association.totals.length);
  let reached = 0;
  for (let draw = 0; draw < DRAWS; draw += 1) {
    totals.fill(0);
    for (const { regions, rates } of questions) {
      shuffle(rates, words);
      // By index: iterators here would take most of the time of ten thousand draws.
      for (let place = 0; place < rates.length; place += 1) {
        const region = regions[place] ?? 0;
        totals[region] = (totals[region] ?? 0) + (rates[place] ?? 0);
      }
    }
    if (statistic(totals) >= least) reached += 1;
  }
  return (reached + 1) / (DRAWS + 1);
}
