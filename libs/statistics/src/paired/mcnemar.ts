import { requireCount } from '../arguments.js';
import { chiSquareUpperTail } from '../distributions/distributions.js';
import { fairBinomialTail } from '../distributions/fair-binomial.js';

/** Tests of one set of pairs, each with an event in A only, in B only, in both or in neither. */
interface McNemarTest {
  /** Exact two-sided p-value. */
  readonly p: number;
  /** Mid-p value. */
  readonly midP: number;
  readonly chi2: number;
  readonly chi2P: number;
  /** Chi-squared with continuity correction (Edwards 1948). */
  readonly correctedChi2: number;
  readonly correctedP: number;
}

/**
 * McNemar's test (1947) that the event is as frequent in A as in B, from the discordant pairs alone.
 *
 * - `p`, exact: 2 sum_{i <= min} C(n,i) / 2^n with n = onlyA + onlyB, at most 1. Right to the last bit up to n = 1000,
 *   to about 13 digits for any larger count; a value below 5e-324 is 0.
 * - `midP` (Fagerland, Lydersen and Laake 2013): the exact p less the chance C(n,min) / 2^n of the table seen; with
 *   onlyA = onlyB, 1 less half of it.
 * - `chi2` = (onlyA - onlyB)² / n on one degree of freedom; `correctedChi2` = (|onlyA - onlyB| - 1)² / n, 0 for equal
 *   counts.
 *
 * No discordant pair: every p is 1 and every statistic 0, as there is no evidence of a difference.
 * @throws RangeError for a count that is not a whole number of at least 0.
 */
export function mcNemar(onlyA: number, onlyB: number): McNemarTest {
  requireCount('onlyA', onlyA);
  requireCount('onlyB', onlyB);
  const n = onlyA + onlyB;
  requireCount('onlyA + onlyB', n);
  if (n === 0) return { p: 1, midP: 1, chi2: 0, chi2P: 1, correctedChi2: 0, correctedP: 1 };
  const gap = Math.abs(onlyA - onlyB);
  const chi2 = (gap * gap) / n;
  const correctedChi2 = Math.max(0, gap - 1) ** 2 / n;
  return {
    ...exactTest(Math.min(onlyA, onlyB), n),
    chi2,
    chi2P: chiSquareUpperTail(chi2, 1),
    correctedChi2,
    correctedP: chiSquareUpperTail(correctedChi2, 1),
  };
}

function exactTest(fewer: number, n: number): { readonly p: number; readonly midP: number } {
  const { lower, point } = fairBinomialTail(fewer, n);
  if (2 * fewer === n) return { p: 1, midP: 1 - point / 2 };
  return { p: Math.min(1, 2 * lower), midP: 2 * lower - point };
}

/** From so many discordant pairs on, every level is as good as reached. */
const EVERY_LEVEL = 1000;

/**
 * Chance that exact McNemar gives a p up to `level` in so many discordant pairs, where no difference is: the largest p that it can have up to there, 0 where it has
 * none.
 * @throws RangeError for a number of pairs that is not a whole number of at least 0.
 */
export function mcNemarReach(level: number, discordant: number): number {
  requireCount('discordant', discordant);
  if (level >= 1) return 1;
  if (discordant === 0) return 0;
  if (discordant > EVERY_LEVEL) return level;
  let point = 2 ** -discordant;
  let lower = 0;
  for (let fewer = 0; 2 * fewer < discordant; fewer += 1) {
    if (2 * (lower + point) > level) break;
    lower += point;
    point *= (discordant - fewer) / (fewer + 1);
  }
  return 2 * lower;
}

/**
 * Fewest discordant pairs with which exact McNemar can reach `p <= alpha` at all, all of them one way: smallest d with
 * 2/2^d <= alpha. 6 for 0.05, 8 for 0.01.
 * @param tests for a Bonferroni-like share of alpha, such as the first step of Holm over so many tests. @default 1
 * @throws RangeError unless 0 < alpha < 1 and tests is a whole number of at least 1.
 */
export function smallestDecisive(alpha: number, tests = 1): number {
  requireCount('tests', tests);
  if (!(alpha > 0 && alpha < 1 && tests >= 1)) {
    throw new RangeError(
      `alpha must lie between 0 and 1 and tests be at least 1, not ${alpha} and ${tests}`,
    );
  }
  let discordant = 1;
  while (2 ** (1 - discordant) * tests > alpha) discordant += 1;
  return discordant;
}
