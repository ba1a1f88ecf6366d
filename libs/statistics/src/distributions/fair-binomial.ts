import { binomialLower } from './binomial-tail.js';
import { logBinomialProbability } from './saddle-point.js';

/** Chances of a fair coin: `lower` of at most k heads in n tosses, `point` of exactly k. */
interface FairBinomialTail {
  readonly lower: number;
  readonly point: number;
}

/** Most tosses for which coefficients are counted with whole numbers: 2^1000 still fits a double. */
const EXACT_LIMIT = 1000;

/**
 * Lower tail of the fair binomial for 0 <= k <= n/2: counted in whole numbers up to 1000 tosses (right to the last
 * bit), by saddle point and ratios above that (about 13 digits).
 */
export function fairBinomialTail(k: number, n: number): FairBinomialTail {
  if (n <= EXACT_LIMIT) return countedTail(k, n);
  return {
    lower: binomialLower(k, n, 0.5),
    point: Math.exp(logBinomialProbability(k, n, 0.5)),
  };
}

function countedTail(k: number, n: number): FairBinomialTail {
  let coefficient = 1n;
  let sum = 1n;
  for (let i = 1; i <= k; i += 1) {
    coefficient = (coefficient * BigInt(n - i + 1)) / BigInt(i);
    sum += coefficient;
  }
  const scale = 2 ** -n;
  return { lower: Number(sum) * scale, point: Number(coefficient) * scale };
}
