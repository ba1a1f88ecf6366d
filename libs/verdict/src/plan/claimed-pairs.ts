import { reachOf, type SimulatedPair } from './pair-tests.js';

/** How pairs are claimed. */
interface ClaimRule {
  readonly alpha: number;
  /** Part of Bonferroni's correction that is needed. */
  readonly share: number;
  readonly repeated: boolean;
}

/** Pairs that are claimed after the step-down over all of them, the smallest p first. */
export function claimedPairs(
  tested: readonly SimulatedPair[],
  { alpha, share, repeated }: ClaimRule,
): number[] {
  if (tested.every(({ p }) => p > alpha)) return [];
  const order = [...tested.keys()].toSorted((a, b) => (tested[a]?.p ?? 1) - (tested[b]?.p ?? 1));
  const claimed: number[] = [];
  for (const [rank, pair] of order.entries()) {
    const p = tested[pair]?.p ?? 1;
    if (p > alpha) break;
    const left = order.slice(rank);
    const reached = left.reduce(
      (sum, other) => sum + reachOf(repeated, p, tested[other]?.informative ?? 0),
      0,
    );
    const adjusted = left.length > 1 ? Math.max(p, share * reached) : p;
    if (adjusted > alpha) break;
    claimed.push(pair);
  }
  return claimed;
}
