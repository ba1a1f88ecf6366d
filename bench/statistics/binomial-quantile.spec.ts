import { describe, expect, it } from '@jest/globals';
import { binomialQuantile } from './binomial-quantile.js';

describe(binomialQuantile, () => {
  // qbinom(p, n, rate) of R.
  it.each([
    [10, 0.5, 0.5, 5],
    [200, 0.05, 0.99, 18],
    [400, 0.05, 0.999, 35],
    [20, 0.05, 0.35, 0],
  ])('of %i trials at %d, chance %d', (trials, rate, chance, wanted) => {
    expect(binomialQuantile(trials, rate, chance)).toBe(wanted);
  });
});
