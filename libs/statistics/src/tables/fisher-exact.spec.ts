import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectClose, expectLimits } from '../expect-close.fixture.js';
import { fisherExact } from './fisher-exact.js';
import { fisherFreemanHalton } from './freeman-halton.js';
import { pearsonChiSquared } from './pearson-chi-squared.js';

const cell = fc.integer({ min: 0, max: 40 });
const table = fc.record({ a: cell, b: cell, c: cell, d: cell });

describe(fisherExact, () => {
  it('agrees with the lady tasting tea', () => {
    const test = fisherExact({ a: 3, b: 1, c: 1, d: 3 });
    expectClose(test.p, 17 / 35, 1e-14);
    expectClose(test.greater, 17 / 70, 1e-14);
    expectClose(test.less, 69 / 70, 1e-14);
    expectClose(test.oddsRatio, 6.408319658199674);
    expectLimits(test.interval, 0.2117355954465786, 626.243530588814);
  });

  it("agrees with the convictions of R's documentation", () => {
    const test = fisherExact({ a: 2, b: 15, c: 10, d: 3 });
    expectClose(test.p, 3571 / 6_653_325, 1e-13);
    expectClose(test.less, 0.00046518094336290503, 1e-13);
    expectClose(test.oddsRatio, 0.04693663904967996);
    expectLimits(test.interval, 0.003317163950657361, 0.3631896023566806);
  });

  it('agrees with the pooled test of eight questions, which it should never be used for', () => {
    const test = fisherExact({ a: 25, b: 15, c: 9, d: 31 });
    expectClose(test.p, 0.0005915939770083987, 1e-13);
    expectClose(test.oddsRatio, 5.602045970796062);
    expectLimits(test.interval, 1.956932071373929, 17.36307369857248);
  });

  /** Sums of 40-digit terms. */
  it.each([
    [500_000, 500_000, 501_000, 499_000, 0.15771450478811258, 0.07885725239405629],
    [1, 1_000_000, 30, 999_000, 1.516185184287e-8, 1.4689237237852133e-8],
    [999_000, 1000, 998_700, 1300, 4.190237539654016e-10, 0.9999999998399073],
    [400_000, 600_000, 401_500, 598_500, 0.03054523792809116, 0.01527261896404558],
  ])('keeps its digits for %d, %d, %d, %d', (a, b, c, d, p, less) => {
    const test = fisherExact({ a, b, c, d });
    expectClose(test.p, p, 1e-11);
    expectClose(test.less, less, 1e-11);
    // With so many answers the conditional estimate is the plain one.
    expect(Math.log(test.oddsRatio ?? NaN)).toBeCloseTo(
      Math.log((a * d) / (b * c)),
      a === 1 ? 1 : 5,
    );
    expect(test.interval.low).toBeLessThan(test.oddsRatio ?? NaN);
    expect(test.interval.high).toBeGreaterThan(test.oddsRatio ?? NaN);
  });

  it('agrees with adding up every table', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const test = fisherExact({ a, b, c, d });
        const { p, less, greater } = addedUp(a, b, c, d);
        expectClose(test.p, p, 1e-10);
        expectClose(test.less, less, 1e-10);
        expectClose(test.greater, greater, 1e-10);
      }),
    );
  });

  it('does not care which arm and which outcome is which', () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        const test = fisherExact({ a, b, c, d });
        const turned = [
          { a: c, b: d, c: a, d: b },
          { a: b, b: a, c: d, d: c },
          { a, b: c, c: b, d },
        ].map((other) => fisherExact(other));
        for (const other of turned) expectClose(other.p, test.p, 1e-10);
        expectClose(turned[0]?.greater ?? null, test.less, 1e-10);
        expect(Math.log(turned[2]?.oddsRatio ?? 1)).toBeCloseTo(Math.log(test.oddsRatio ?? 1), 8);
      }),
    );
  });

  it('contains the estimate in an interval that widens with the level', () => {
    fc.assert(
      fc.property(table, (one) => {
        const [narrow, wide] = [fisherExact(one, 0.8), fisherExact(one, 0.99)];
        expect(wide.interval.low).toBeLessThanOrEqual(narrow.interval.low);
        expect(wide.interval.high).toBeGreaterThanOrEqual(narrow.interval.high);
        if (wide.oddsRatio === null) return;
        expect(narrow.interval.low).toBeLessThanOrEqual(wide.oddsRatio);
        expect(narrow.interval.high).toBeGreaterThanOrEqual(wide.oddsRatio);
      }),
    );
  });

  it('has no odds ratio with an empty margin, and an endless one at the ends', () => {
    expect(fisherExact({ a: 0, b: 0, c: 3, d: 4 })).toEqual({
      p: 1,
      greater: 1,
      less: 1,
      oddsRatio: null,
      interval: { low: 0, high: Infinity },
    });
    expect(fisherExact({ a: 4, b: 0, c: 0, d: 4 })).toMatchObject({
      oddsRatio: Infinity,
      interval: { high: Infinity },
    });
    expect(fisherExact({ a: 0, b: 4, c: 4, d: 0 })).toMatchObject({
      oddsRatio: 0,
      interval: { low: 0 },
    });
  });

  it('refuses what is no count', () => {
    expect(() => fisherExact({ a: 1, b: 2, c: 3, d: -4 })).toThrow(
      'table.d must be a whole number of at least 0, not -4',
    );
    expect(() => fisherExact({ a: 1, b: 2, c: 3, d: 4 }, 0)).toThrow('level');
  });
});

describe(fisherFreemanHalton, () => {
  it('agrees with fractions from listing every table', () => {
    expectClose(
      fisherFreemanHalton([
        [3, 0, 1],
        [1, 2, 2],
        [0, 3, 1],
      ])?.p ?? null,
      739 / 3003,
      1e-12,
    );
    expectClose(
      fisherFreemanHalton([
        [2, 0, 5],
        [1, 3, 0],
      ])?.p ?? null,
      1 / 55,
      1e-12,
    );
  });

  it("is Fisher's test for two by two", () => {
    fc.assert(
      fc.property(table, ({ a, b, c, d }) => {
        expectClose(
          fisherFreemanHalton([
            [a, b],
            [c, d],
          ])?.p ?? null,
          fisherExact({ a, b, c, d }).p,
          1e-10,
        );
      }),
    );
  });

  it('does not care for the order of rows and columns, nor for empty ones', () => {
    const small = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(small, small, small), { minLength: 2, maxLength: 3 }),
        (rows) => {
          const p = fisherFreemanHalton(rows)?.p ?? null;
          const turned = [0, 1, 2, 3].map((j) => rows.toReversed().map((row) => row[3 - j] ?? 0));
          expectClose(fisherFreemanHalton(turned)?.p ?? null, p ?? NaN, 1e-10);
        },
      ),
    );
  });

  it('handles few missing answers among millions', () => {
    const test = fisherFreemanHalton([
      [3, 1_000_000],
      [10, 999_000],
      [0, 100_000],
    ]);
    expect(test?.p).toBeCloseTo(0.12202942451954, 9);
  });

  it('gives up on tables that are too large, for which chi-squared will do', () => {
    // Job satisfaction, of R's fisher.test (Agresti 1990, p. 20).
    const large = [
      [1, 2, 1, 0],
      [3, 3, 6, 1],
      [10, 10, 14, 9],
      [6, 7, 12, 11],
    ];
    expect(fisherFreemanHalton(large)).toBeNull();
    // R: p-value = 0.7827.
    expect(fisherFreemanHalton(large, 10_000_000)?.p).toBeCloseTo(0.7827, 4);
    // R: X-squared = 5.9655, df = 9, p-value = 0.7434.
    expect(pearsonChiSquared(large).statistic).toBeCloseTo(5.9655, 4);
    expect(pearsonChiSquared(large).p).toBeCloseTo(0.7434, 4);
  });

  it('has nothing to compare with one row or column in use', () => {
    expect(
      fisherFreemanHalton([
        [0, 0],
        [3, 4],
      ]),
    ).toEqual({ p: 1 });
    expect(
      pearsonChiSquared([
        [0, 0],
        [3, 4],
      ]),
    ).toEqual({ statistic: 0, df: 0, p: 1 });
    expect(
      pearsonChiSquared([
        [0, 0],
        [0, 0],
      ]),
    ).toEqual({ statistic: 0, df: 0, p: 1 });
  });

  it('refuses what is no rectangle of counts', () => {
    expect(() => fisherFreemanHalton([[1, 2]])).toThrow('at least 2 rows');
    expect(() => fisherFreemanHalton([[1, 2], [3]])).toThrow('table[1] must have 2 columns, not 1');
    expect(() =>
      pearsonChiSquared([
        [1, 2],
        [3, 0.5],
      ]),
    ).toThrow('table[1][1]');
  });
});

function addedUp(a: number, b: number, c: number, d: number) {
  const [first, second, events] = [a + b, c + d, a + c];
  const choose = (n: number, k: number): number => {
    let ways = 1;
    for (let i = 1; i <= k; i += 1) ways = (ways * (n - k + i)) / i;
    return ways;
  };
  const all = choose(first + second, events);
  const chances = new Map<number, number>();
  for (let x = Math.max(0, events - second); x <= Math.min(first, events); x += 1) {
    chances.set(x, (choose(first, x) * choose(second, events - x)) / all);
  }
  const sum = (keep: (x: number, chance: number) => boolean) =>
    Math.min(
      1,
      [...chances]
        .filter(([x, chance]) => keep(x, chance))
        .reduce((total, [, chance]) => total + chance, 0),
    );
  const limit = (chances.get(a) ?? 0) * (1 + 1e-7);
  return {
    p: sum((_, chance) => chance <= limit),
    less: sum((x) => x <= a),
    greater: sum((x) => x >= a),
  };
}
