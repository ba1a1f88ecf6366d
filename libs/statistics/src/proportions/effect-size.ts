import { requireFraction } from '../arguments.js';

/**
 * Cohen's h (1988): 2 asin(sqrt p1) - 2 asin(sqrt p2), from -pi to pi. By his rule of thumb 0.2 is small, 0.5 medium,
 * 0.8 large.
 * @throws RangeError for a proportion outside 0 to 1.
 */
export function cohenH(p1: number, p2: number): number {
  requireFraction('p1', p1);
  requireFraction('p2', p2);
  return 2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p2));
}
