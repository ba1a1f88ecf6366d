import type { CannotTellReason, Conclusion, EndpointVerdict, PairFigures } from './shape.js';

/**
 * `differs` when a confirmatory test rejects after Holm; `differs_on_these_questions` when some questions do, one by one; `equivalent` when nothing stands against it; else
 * `cannot_tell`.
 */
export function conclusionOf(
  endpoints: readonly EndpointVerdict[],
  against: readonly CannotTellReason[],
): Conclusion {
  if (endpoints.some(({ conclusion }) => conclusion === 'differs')) return 'differs';
  if (endpoints.some(({ conclusion }) => conclusion === 'differs_on_these_questions')) {
    return 'differs_on_these_questions';
  }
  return against.length === 0 ? 'equivalent' : 'cannot_tell';
}

/** The pair that a sentence is about: the smallest adjusted p, then the largest difference. Null when no pair was measured. */
export function leadingPair(pairs: readonly PairFigures[]): PairFigures | null {
  const size = (pair: PairFigures): number => Math.abs(pair.difference ?? 0);
  return (
    pairs
      .filter(({ difference }) => difference !== null)
      .toSorted((a, b) => (a.p_adjusted ?? 1) - (b.p_adjusted ?? 1) || size(b) - size(a))[0] ?? null
  );
}

/** The pair with the largest difference; null when no pair was measured. */
export function widestPair(pairs: readonly PairFigures[]): PairFigures | null {
  const size = (pair: PairFigures): number => Math.abs(pair.difference ?? 0);
  return (
    pairs
      .filter(({ difference }) => difference !== null)
      .toSorted((a, b) => size(b) - size(a))[0] ?? null
  );
}

/** A pair with the region of the higher rate first. */
export interface Oriented {
  readonly more: string;
  readonly less: string;
  /** At least 0. */
  readonly difference: number;
  readonly interval: readonly [number, number];
}

/** Turns a pair so that its difference is positive; null when it has none. */
export function orient({ a, b, difference, interval }: PairFigures): Oriented | null {
  if (difference === null || interval === null) return null;
  const [low, high] = interval;
  return difference >= 0
    ? { more: a, less: b, difference, interval }
    : { more: b, less: a, difference: -difference, interval: [-high, -low] };
}
