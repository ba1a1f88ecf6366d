import { pearsonChiSquared, binomialUpper, equalRatesTest } from '@beacon/statistics';
import type { ComparedEvent } from '../shape/terms.js';
import type { Arm, ModelData } from '../data/model-data.js';
import { sum } from '../input/outcome-classes.js';

/** Questions with the same counts whose regions differ by more than their repeats do. */
export interface DifferingQuestion {
  /** Over the compared regions, in their order. */
  readonly arms: readonly Arm[];
  readonly questions: number;
  /** Of some of them, where they are known. */
  readonly ids: readonly string[];
  /** Fisher (Freeman-Halton) over the regions. */
  readonly p: number;
  /** Holm over the questions. */
  readonly adjusted: number;
}

/** What the questions of a model say one by one. */
export interface QuestionTests {
  /** Questions that two regions at least answered several times. */
  readonly repeated: number;
  /** Those that came out both ways. */
  readonly tested: number;
  /** Those with a p up to {@link STRIKING}, the smallest first. */
  readonly striking: readonly DifferingQuestion[];
  /** Chance of so many striking questions where none differs. */
  readonly together: number;
}

/** A p from which on a question does not count, whatever the others show. */
const STRIKING = 0.01;

/**
 * Tests each question by itself: its repeats, given the question, exchanged between the regions (Fisher; Freeman and Halton over more than two regions). Two ways to say that some
 * differ: a question alone, after Holm over the questions, or so many striking ones together, by the binomial distribution.
 *
 * It takes the repeats of a question for independent of each other, and is about these questions, in the time in which they were asked. Where answers correlate in a
 * region (a cache, a temperature of 0), a difference of one answer shows as often as there are repeats: what may then be said, {@link differingQuestions} decides.
 *
 * Null with one repeat.
 */
export function questionTests(
  data: ModelData,
  regions: readonly string[],
  endpoint: ComparedEvent,
): QuestionTests | null {
  if (data.repeats < 2) return null;
  const places = regions.map((region) => data.regions.indexOf(region));
  const rows = data.groups.flatMap(({ cells, questions, ids }) => {
    const arms = places.map((place) => {
      const cell = cells[place];
      return { n: cell?.measured ?? 0, x: cell?.events[endpoint] ?? 0 };
    });
    return arms.filter(({ n }) => n > 1).length > 1 ? [{ arms, questions, ids }] : [];
  });
  const mixed = rows.filter(({ arms }) => cameOutBothWays(arms));
  const tested = sum(mixed.map(({ questions }) => questions));
  const striking = mixed
    .flatMap((row) => {
      const p = pOf(row.arms);
      return p <= STRIKING ? [{ ...row, p }] : [];
    })
    .toSorted((a, b) => a.p - b.p || keyOf(a.arms).localeCompare(keyOf(b.arms), 'en'));
  const count = sum(striking.map(({ questions }) => questions));
  return {
    repeated: sum(rows.map(({ questions }) => questions)),
    tested,
    striking: withHolm(striking, tested),
    together: count === 0 ? 1 : binomialUpper(count, tested, STRIKING),
  };
}

function cameOutBothWays(arms: readonly Arm[]): boolean {
  const [events, answers] = [sum(arms.map(({ x }) => x)), sum(arms.map(({ n }) => n))];
  return events > 0 && events < answers;
}

/** Counting out every question would take long: one that chi-squared finds nothing in is passed over, which claims nothing. */
function pOf(arms: readonly Arm[]): number {
  const groups = arms.flatMap(({ x, n }) => (n > 0 ? [[x, n - x] as const] : []));
  return pearsonChiSquared(groups).p > 2 * STRIKING ? 1 : equalRatesTest(groups).p;
}

function keyOf(arms: readonly Arm[]): string {
  return arms.map(({ x, n }) => `${x}/${n}`).join(' ');
}

function withHolm(
  rows: readonly Omit<DifferingQuestion, 'adjusted'>[],
  tested: number,
): DifferingQuestion[] {
  let left = tested;
  let running = 0;
  return rows.map((row) => {
    running = Math.min(1, Math.max(running, row.p * left));
    left -= row.questions;
    return { ...row, adjusted: running };
  });
}
