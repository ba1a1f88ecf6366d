import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CountedDifference } from './counted-difference.js';
import { expectClose, expectLimits } from '../expect-close.fixture.js';
import { missingBounds } from '../proportions/missing-bounds.js';
import { pairedT } from './paired-t.js';

const of = (numerator: number, denominator: number, count = 1): CountedDifference => ({
  numerator,
  denominator,
  count,
});
const EIGHT = [of(3, 5), of(2, 5), of(4, 5), of(0, 1), of(1, 5), of(-1, 5), of(2, 5), of(1, 1)];

describe(pairedT, () => {
  it('agrees with a worked example', () => {
    const test = pairedT(EIGHT);
    expectClose(test.t, 2.8284271247461903);
    expectClose(test.p, 0.02546356168323925);
    expectClose(test.mean, 0.4);
    expectClose(test.se, Math.SQRT2 / 10);
    expect(test.df).toBe(7);
    // 2.364624... is the 97.5 % point of t with 7 degrees of freedom.
    expectLimits(
      test.interval,
      0.4 - 2.3646242515927853 * (Math.SQRT2 / 10),
      0.4 + 2.3646242515927853 * (Math.SQRT2 / 10),
    );
  });

  it('has the clustered standard error, but for the small-sample factor', () => {
    const repeats = fc.array(
      fc.tuple(fc.integer({ min: -4, max: 4 }), fc.integer({ min: -4, max: 4 })),
      {
        minLength: 2,
        maxLength: 12,
      },
    );
    fc.assert(
      fc.property(repeats, (questions) => {
        const differences = questions.map(([one, other]) => of(one + other, 2));
        const n = questions.length;
        const { se, mean } = pairedT(differences);
        // Liang and Zeger (1986), repeats of a question as one cluster.
        const squares = questions.reduce((sum, [a, b]) => sum + (a + b - 2 * mean) ** 2, 0);
        const clustered = Math.sqrt(squares) / (2 * n);
        expect(clustered * Math.sqrt(n / (n - 1))).toBeCloseTo(se ?? NaN, 12);
      }),
    );
  });

  it('widens with the level and turns its sign with the regions', () => {
    const [narrow, wide] = [pairedT(EIGHT, 0.9), pairedT(EIGHT, 0.99)];
    expect(wide.interval?.low).toBeLessThan(narrow.interval?.low ?? NaN);
    const turned = pairedT(
      EIGHT.map(({ numerator, ...rest }) => ({ numerator: -numerator, ...rest })),
    );
    expectClose(turned.t, -(pairedT(EIGHT).t ?? NaN));
    expectClose(turned.p, pairedT(EIGHT).p ?? NaN);
  });

  it('says null where there is no variance to judge by', () => {
    expect(pairedT([of(1, 5)])).toMatchObject({
      mean: 0.2,
      se: null,
      t: null,
      df: 0,
      p: null,
      interval: null,
    });
    expect(pairedT([of(1, 3, 5), of(2, 6, 2)])).toMatchObject({
      n: 7,
      se: 0,
      t: null,
      p: null,
      interval: null,
    });
    expect(pairedT([of(0, 3, 5)])).toMatchObject({ mean: 0, se: 0, t: 0, p: 1, interval: null });
    expect(() => pairedT([])).toThrow(
      'questions in differences must be a whole number of at least 1, not 0',
    );
    expect(() => pairedT([of(1, 2), of(0, 1)], 1)).toThrow('level');
  });
});

describe(missingBounds, () => {
  it('counts every missing outcome the worst way', () => {
    const bounds = missingBounds(
      { x: 20, measured: 95, missing: 5 },
      { x: 15, measured: 94, missing: 6 },
    );
    expectLimits(bounds, -0.01, 0.1);
    expect(
      missingBounds({ x: 1, measured: 2, missing: 0 }, { x: 1, measured: 4, missing: 0 }),
    ).toEqual({ low: 0.25, high: 0.25 });
    expect(
      missingBounds({ x: 0, measured: 0, missing: 3 }, { x: 0, measured: 0, missing: 3 }),
    ).toEqual({ low: -1, high: 1 });
  });

  it('refuses more events than measured outcomes, and arms without any', () => {
    expect(() =>
      missingBounds({ x: 3, measured: 2, missing: 5 }, { x: 0, measured: 1, missing: 0 }),
    ).toThrow('a.measured');
    expect(() =>
      missingBounds({ x: 0, measured: 1, missing: 0 }, { x: 0, measured: 0, missing: 0 }),
    ).toThrow('b.measured + b.missing');
  });
});
