import { clampProbability } from '../interval.js';
import { logBinomialProbability } from './saddle-point.js';

/** Terms smaller than this share of the sum no longer change it. */
export const NEGLIGIBLE = 1e-18;

/**
 * Chance of at most k events in n trials of chance p. The smaller tail is summed from its largest term outwards,
 * relative to that term, so that neither a tiny tail loses digits nor a large count costs more than some multiples of
 * sqrt(n) steps.
 */
export function binomialLower(k: number, n: number, p: number, q = 1 - p): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  if (k <= n * p) return lowerFromPoint(k, n, p, q);
  return clampProbability(1 - lowerFromPoint(n - k - 1, n, q, p));
}

/** Chance of at least k events in n trials of chance p. */
export function binomialUpper(k: number, n: number, p: number, q = 1 - p): number {
  return binomialLower(n - k, n, q, p);
}

function lowerFromPoint(k: number, n: number, p: number, q: number): number {
  const odds = q / p;
  let term = 1;
  let sum = 1;
  for (let i = k; i > 0 && term > sum * NEGLIGIBLE; i -= 1) {
    term *= (i / (n - i + 1)) * odds;
    sum += term;
  }
  return clampProbability(Math.exp(logBinomialProbability(k, n, p, q)) * sum);
}
