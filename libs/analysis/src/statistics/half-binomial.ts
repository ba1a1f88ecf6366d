import { logBinomialProbability } from './saddle-point.js';

/** Chances of a fair coin: `lower` of at most k heads in n throws, `point` of exactly k. */
export interface HalfBinomialTail {
  readonly lower: number;
  readonly point: number;
}

/** Most throws for which coefficients are counted with whole numbers: 2^1000 still fits a double. */
const EXACT_LIMIT = 1000;

/**
 * Lower tail of the fair binomial for 0 <= k <= n/2: in whole numbers up to 1000 throws (right to the last bit), above that the
 * point from the saddle-point expansion and the rest from ratios of neighbours, smallest terms left out once they no longer count.
 */
export function halfBinomialTail(k: number, n: number): HalfBinomialTail {
  return n <= EXACT_LIMIT ? countedTail(k, n) : expandedTail(k, n);
}

function countedTail(k: number, n: number): HalfBinomialTail {
  let coefficient = 1n;
  let sum = 1n;
  for (let i = 1; i <= k; i += 1) {
    coefficient = (coefficient * BigInt(n - i + 1)) / BigInt(i);
    sum += coefficient;
  }
  const scale = 2 ** -n;
  return { lower: Number(sum) * scale, point: Number(coefficient) * scale };
}

function expandedTail(k: number, n: number): HalfBinomialTail {
  const point = Math.exp(logBinomialProbability(k, n, 0.5));
  // Summed relative to the point, so that a point too small for a double does not end the sum early.
  let term = 1;
  let sum = 1;
  for (let i = k; i > 0 && term > sum * 1e-18; i -= 1) {
    term *= i / (n - i + 1);
    sum += term;
  }
  return { lower: point * sum, point };
}
