import { requireAtLeast, requireCount } from '../arguments.js';
import {
  latticeOf,
  requireDifferences,
  type CountedDifference,
  type Lattice,
} from './counted-difference.js';
import { monteCarloTail } from './sign-flip-monte-carlo.js';
import { exactSignFlip, reachOf, signedSum } from './sign-flip-exact.js';

/** Result of a sign-flip test, with what is needed to get it again. */
interface SignFlipTest {
  /** Two-sided. */
  readonly p: number;
  readonly method: 'exact' | 'monte_carlo';
  /** Random sign choices; null when exact. */
  readonly draws: number | null;
  /** Seed of the random sign choices; null when exact. */
  readonly seed: number | null;
}

/** How to draw where the exact answer is out of reach. */
interface SignFlipOptions {
  /** Whole number from 0, taken modulo 2^32. @default 1 */
  readonly seed?: number;
  /** Random sign choices, at least 1. @default 10000 */
  readonly draws?: number;
}

/**
 * Sign-flip (one-sample permutation) test that differences per question scatter around 0 (Fisher 1935; Pitman 1937):
 * the share of all 2^Q choices of signs whose sum is as far from 0 as the one observed. It holds for any distribution
 * of differences that is symmetric under "no difference between the regions", and needs no variance: with one answer
 * per region it is exact McNemar.
 *
 * Exact for millions of questions with the usual numbers of repeats: counted in whole numbers up to 1000 questions, else
 * right to some 11 digits. When the differences have no common unit of workable size, by Monte Carlo: (1 + as extreme draws) / (1 + draws)
 * (Phipson and Smyth 2010), so never 0. Differences of 0 count for nothing; with no other, or with a sum of 0, p is 1.
 * @throws RangeError for fractions that are not whole numbers over whole numbers of at least 1, a count, seed or number
 * of draws that is not whole.
 */
export function signFlip(
  differences: readonly CountedDifference[],
  options: SignFlipOptions = {},
): SignFlipTest {
  const { seed = 1, draws = 10_000 } = options;
  requireDifferences(differences);
  requireCount('seed', seed);
  requireAtLeast('draws', draws, 1);
  const lattice = latticeOf(differences);
  const p = exactSignFlip(lattice.steps, lattice.whole);
  if (p !== null) return { p, method: 'exact', draws: null, seed: null };
  return { p: drawnP(lattice, { seed, draws }), method: 'monte_carlo', draws, seed };
}

function drawnP(
  { steps, whole }: Lattice,
  options: { readonly seed: number; readonly draws: number },
): number {
  // Sums of fractions round: one that is equal in truth must count as extreme.
  const tolerance = whole ? 0 : 1e-9 * reachOf(steps);
  return monteCarloTail(steps, Math.abs(signedSum(steps)) - tolerance, options);
}
