import { describe, expect, it } from '@jest/globals';
import { equalRatesTest } from './equal-rates.js';

describe(equalRatesTest, () => {
  it("is Fisher's exact test for two groups", () => {
    // The lady tasting tea: 17/35.
    expect(
      equalRatesTest([
        [3, 1],
        [1, 3],
      ]),
    ).toEqual({ p: expect.closeTo(17 / 35, 12), test: 'fisher' });
  });

  it('counts tables for three', () => {
    // Both events in one group of two: 3 of the C(6,2) ways.
    expect(
      equalRatesTest([
        [2, 0],
        [0, 2],
        [0, 2],
      ]),
    ).toEqual({
      p: expect.closeTo(3 / 15, 12),
      test: 'freeman_halton',
    });
  });

  it('takes chi-squared where there are too many tables', () => {
    const sut = equalRatesTest([
      [5000, 95_000],
      [5100, 94_900],
      [5000, 95_000],
      [5000, 95_000],
    ]);
    expect(sut.test).toBe('chi_squared');
    expect(sut.p).toBeGreaterThan(0.05);
  });

  it('says nothing when there is no event', () => {
    expect(
      equalRatesTest([
        [0, 5],
        [0, 5],
        [0, 5],
      ]).p,
    ).toBe(1);
  });
});
