import type { CountedDifference, Table2x2 } from '@beacon/statistics';
import type { ArmRow } from './model-data.js';
import { sum } from '../input/outcome-classes.js';

/** `count` questions measured in both regions of a pair. */
export interface PairRow {
  readonly count: number;
  readonly xa: number;
  readonly na: number;
  readonly xb: number;
  readonly nb: number;
}

/** Questions measured in both of two regions, from rows over just these two. */
export function pairRowsOf(rows: readonly ArmRow[]): PairRow[] {
  return rows.flatMap(({ count, arms: [a, b] }) =>
    a === undefined || b === undefined || a.n === 0 || b.n === 0
      ? []
      : [{ count, xa: a.x, na: a.n, xb: b.x, nb: b.n }],
  );
}

/** xa/na - xb/nb as an exact fraction: its numerator over na nb. */
function numeratorOf({ xa, na, xb, nb }: PairRow): number {
  return xa * nb - xb * na;
}

/** Questions with more events in a, and with more events in b. */
export function discordance(rows: readonly PairRow[]): { onlyA: number; onlyB: number } {
  const counted = (wanted: (numerator: number) => boolean): number =>
    sum(rows.filter((row) => wanted(numeratorOf(row))).map(({ count }) => count));
  return {
    onlyA: counted((numerator) => numerator > 0),
    onlyB: counted((numerator) => numerator < 0),
  };
}

/**
 * Differences by question, equal ones merged, smallest first by size: seeded draws see the same list whichever region comes first and
 * in whatever order the questions stand.
 */
export function differencesOf(rows: readonly PairRow[]): CountedDifference[] {
  const merged = new Map<string, CountedDifference>();
  for (const row of rows) {
    const fraction = reduced(numeratorOf(row), row.na * row.nb);
    const key = `${fraction.numerator}/${fraction.denominator}`;
    const count = (merged.get(key)?.count ?? 0) + row.count;
    merged.set(key, { ...fraction, count });
  }
  const size = ({ numerator, denominator }: CountedDifference): number =>
    Math.abs(numerator) / denominator;
  return [...merged.values()].toSorted(
    (a, b) => size(a) - size(b) || a.numerator - b.numerator || a.count - b.count,
  );
}

function reduced(
  numerator: number,
  denominator: number,
): { numerator: number; denominator: number } {
  const divisor = gcd(Math.abs(numerator), denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b);
}

/** One table a question: rows are the regions, columns event and no event. */
export function strataOf(rows: readonly PairRow[]): Table2x2[] {
  return rows.map(({ count, xa, na, xb, nb }) => ({
    a: xa,
    b: na - xa,
    c: xb,
    d: nb - xb,
    count,
  }));
}

/** Mean rates over the questions, each with the same weight. */
export function meanRates(rows: readonly PairRow[]): { a: number; b: number } | null {
  const questions = sum(rows.map(({ count }) => count));
  if (questions === 0) return null;
  return {
    a: sum(rows.map(({ count, xa, na }) => (count * xa) / na)) / questions,
    b: sum(rows.map(({ count, xb, nb }) => (count * xb) / nb)) / questions,
  };
}

/** Mean and sum of squares of the differences by question. */
export function momentsOf(rows: readonly PairRow[]): {
  questions: number;
  mean: number;
  squares: number;
} {
  const questions = sum(rows.map(({ count }) => count));
  const of = (row: PairRow): number => numeratorOf(row) / (row.na * row.nb);
  return {
    questions,
    mean: withoutRoundingError(
      sum(rows.map((row) => row.count * of(row))) / Math.max(1, questions),
    ),
    squares: sum(rows.map((row) => row.count * of(row) ** 2)),
  };
}

/** Fractions that cancel on paper leave 1e-18, with a sign: a difference that is none must not have a direction. */
export function withoutRoundingError(difference: number): number {
  return Math.abs(difference) < 1e-12 ? 0 : difference;
}
