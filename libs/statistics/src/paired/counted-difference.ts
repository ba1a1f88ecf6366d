import { requireAtLeast, requireCount } from '../arguments.js';

/**
 * An exact difference between two regions, and how many questions have it: with 3 of 5 refused in A and 1 of 5 in B it
 * is 2/5, that is numerator 2 and denominator 5. Need not be in lowest terms.
 */
export interface CountedDifference {
  /** Whole, of any sign. */
  readonly numerator: number;
  /** Whole, at least 1. */
  readonly denominator: number;
  /** Questions with this difference, 0 or more. */
  readonly count: number;
}

/** Refuses differences that are not fractions of whole numbers. */
export function requireDifferences(differences: readonly CountedDifference[]): void {
  for (const [index, { numerator, denominator, count }] of differences.entries()) {
    if (!Number.isSafeInteger(numerator)) {
      throw new RangeError(
        `differences[${index}].numerator must be a whole number, not ${numerator}`,
      );
    }
    requireAtLeast(`differences[${index}].denominator`, denominator, 1);
    requireCount(`differences[${index}].count`, count);
  }
}

/** Questions whose differences are alike but for the sign. */
export interface SignedSteps {
  /** Size of the difference in the units of the lattice, above 0. */
  readonly size: number;
  /** Questions with that difference in favour of A, and of B. */
  readonly plus: number;
  readonly minus: number;
}

/** Non-zero differences as multiples of one unit. */
export interface Lattice {
  readonly steps: readonly SignedSteps[];
  /** True when every size is a whole number, so that sums are exact; false when no common unit fits a double. */
  readonly whole: boolean;
}

/**
 * Brings differences to the coarsest unit that all of them are multiples of. Zero differences are left out: turning
 * their sign changes nothing. Where a sum in that unit would not be exact in a double, sizes are the plain fractions.
 */
export function latticeOf(differences: readonly CountedDifference[]): Lattice {
  const informative = differences.filter(({ numerator, count }) => numerator !== 0 && count > 0);
  const unit = commonDenominator(informative);
  const sizes = informative.map(({ numerator, denominator }) =>
    absolute((BigInt(numerator) * unit) / BigInt(denominator)),
  );
  const divisor = sizes.reduce(greatestCommonDivisor, 0n);
  const total = sizes.reduce((sum, size, i) => sum + size * BigInt(informative[i]?.count ?? 0), 0n);
  const whole = divisor === 0n || total / divisor <= BigInt(Number.MAX_SAFE_INTEGER);
  const sizeOf = (difference: CountedDifference, i: number): number =>
    whole
      ? Number((sizes[i] ?? 0n) / divisor)
      : Math.abs(difference.numerator) / difference.denominator;
  return { steps: mergeSizes(informative, sizeOf), whole };
}

function mergeSizes(
  differences: readonly CountedDifference[],
  sizeOf: (difference: CountedDifference, index: number) => number,
): SignedSteps[] {
  const bySize = new Map<number, { size: number; plus: number; minus: number }>();
  for (const [index, difference] of differences.entries()) {
    const size = sizeOf(difference, index);
    const steps = bySize.get(size) ?? { size, plus: 0, minus: 0 };
    steps[difference.numerator > 0 ? 'plus' : 'minus'] += difference.count;
    bySize.set(size, steps);
  }
  return [...bySize.values()].toSorted((one, other) => one.size - other.size);
}

function commonDenominator(differences: readonly CountedDifference[]): bigint {
  let common = 1n;
  for (const denominator of new Set(differences.map((difference) => difference.denominator))) {
    const next = BigInt(denominator);
    common = (common / greatestCommonDivisor(common, next)) * next;
  }
  return common;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
