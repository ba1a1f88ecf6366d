import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cmh } from './cmh.js';
import { cochranQ } from '../paired/cochran-q.js';
import { expectClose } from '../expect-close.fixture.js';
import { generalisedCmh } from './generalised-cmh.js';
import { stuartMaxwell } from '../paired/marginal-homogeneity.js';
import { mcNemar } from '../paired/mcnemar.js';

/** Job satisfaction by income, women and men (Agresti 2002, p. 288; R's mantelhaen.test). */
const SATISFACTION = [
  [
    [1, 3, 11, 2],
    [2, 3, 17, 3],
    [0, 1, 8, 5],
    [0, 2, 4, 2],
  ],
  [
    [1, 1, 2, 1],
    [0, 3, 5, 1],
    [0, 0, 7, 3],
    [0, 1, 9, 6],
  ],
] as const;

/** Unaided distance vision of 7477 women, right and left eye (Stuart 1953). */
const VISION = [
  [1520, 266, 124, 66],
  [234, 1512, 432, 78],
  [117, 362, 1772, 205],
  [36, 82, 179, 492],
] as const;

const cell = fc.integer({ min: 0, max: 4 });
const threeByThree = fc.tuple(...[0, 1, 2].map(() => fc.tuple(cell, cell, cell)));

describe(generalisedCmh, () => {
  it('agrees with R on job satisfaction', () => {
    const test = generalisedCmh(SATISFACTION.map((table) => ({ table })));
    expect(test.statistic).toBeCloseTo(10.2001, 4);
    expect(test.p).toBeCloseTo(0.3345, 4);
    expect(test.df).toBe(9);
  });

  it('is the uncorrected two by two test', () => {
    const strata = fc.array(fc.record({ a: cell, b: cell, c: cell, d: cell }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(strata, (tables) => {
        const test = generalisedCmh(
          tables.map(({ a, b, c, d }) => ({
            table: [
              [a, b],
              [c, d],
            ],
          })),
        );
        expectClose(test.p, cmh(tables, { corrected: false }).p, 1e-9);
      }),
    );
  });

  it("is Cochran's Q with one answer per region and two classes", () => {
    const bit = fc.constantFrom(0 as const, 1 as const);
    const rows = fc.array(fc.tuple(bit, bit, bit, bit), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(rows, (patterns) => {
        const test = generalisedCmh(
          patterns.map((values) => ({
            table: values.map((value) => [value, 1 - value]),
            count: 2,
          })),
        );
        const q = cochranQ(patterns.map((values) => ({ values, count: 2 })));
        expect(test.statistic).toBeCloseTo(q.statistic, 8);
        if (q.informative > 0) expect(test.df).toBe(3);
      }),
    );
  });

  it('does not care for the order of strata, regions and classes, nor for a class that nobody had', () => {
    fc.assert(
      fc.property(fc.array(threeByThree, { minLength: 1, maxLength: 5 }), (tables) => {
        const test = generalisedCmh(tables.map((table) => ({ table })));
        const turned = tables
          .toReversed()
          .map((table) => ({ table: table.toReversed().map((row) => [0, ...row.toReversed()]) }));
        const other = generalisedCmh(turned);
        expect(other.statistic).toBeCloseTo(test.statistic, 7);
        expect(other.df).toBe(test.df);
        expect(test.p).toBeGreaterThanOrEqual(0);
        expect(test.p).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('counts a stratum as often as it says', () => {
    const [women, men] = SATISFACTION;
    const counted = generalisedCmh([{ table: women, count: 3 }, { table: men }]);
    const spelled = generalisedCmh([women, women, men, women].map((table) => ({ table })));
    expectClose(counted.statistic, spelled.statistic, 1e-12);
  });

  it('has nothing to compare where all answers are alike, or none are there', () => {
    const nothing = { statistic: 0, df: 0, p: 1 };
    expect(generalisedCmh([])).toEqual(nothing);
    expect(
      generalisedCmh([
        {
          table: [
            [3, 0],
            [4, 0],
          ],
        },
      ]),
    ).toEqual(nothing);
    expect(
      generalisedCmh([
        {
          table: [
            [0, 0],
            [0, 0],
          ],
        },
      ]),
    ).toEqual(nothing);
    expect(
      generalisedCmh([
        {
          table: [
            [1, 0],
            [0, 0],
          ],
        },
      ]),
    ).toEqual(nothing);
  });

  it('refuses strata that do not fit together', () => {
    expect(() =>
      generalisedCmh([
        {
          table: [
            [1, 2],
            [3, 4],
          ],
        },
        {
          table: [
            [1, 2, 3],
            [3, 4, 5],
          ],
        },
      ]),
    ).toThrow('strata[1].table must be 2 by 2 as the first one is, not 2 by 3');
    expect(() =>
      generalisedCmh([
        {
          table: [
            [1, 2],
            [3, 4],
          ],
          count: -1,
        },
      ]),
    ).toThrow('strata[0].count');
  });
});

describe(stuartMaxwell, () => {
  it('agrees with the published test of vision', () => {
    const test = stuartMaxwell(VISION);
    expectClose(test.statistic, 11.956569622982556);
    expectClose(test.p, 0.007533425054800539);
    expect(test.df).toBe(3);
  });

  it('is the uncorrected McNemar test with two classes', () => {
    const counts = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(counts, counts, counts, (b, c, agreeing) => {
        const table = [
          [agreeing, b],
          [c, 7],
        ];
        expectClose(stuartMaxwell(table).p, mcNemar(b, c).chi2P, 1e-10);
      }),
    );
  });

  it('does not care which region and which class comes first, nor for empty classes', () => {
    fc.assert(
      fc.property(threeByThree, (table) => {
        const turned = table.map((_, i) => table.map((row) => row[i] ?? 0)).toReversed();
        const padded = [[0, 0, 0, 0], ...turned.map((row) => [0, ...row.toReversed()])];
        expect(stuartMaxwell(padded).statistic).toBeCloseTo(stuartMaxwell(table).statistic, 8);
        expect(stuartMaxwell(padded).df).toBe(stuartMaxwell(table).df);
      }),
    );
  });

  it('sees no difference without a discordant pair', () => {
    expect(
      stuartMaxwell([
        [4, 0],
        [0, 5],
      ]),
    ).toEqual({ statistic: 0, df: 0, p: 1 });
  });

  it('refuses what is not square', () => {
    expect(() =>
      stuartMaxwell([
        [1, 2, 3],
        [4, 5, 6],
      ]),
    ).toThrow('table must be square, not 2 by 3');
    expect(() => stuartMaxwell([[1]])).toThrow(RangeError);
  });
});
