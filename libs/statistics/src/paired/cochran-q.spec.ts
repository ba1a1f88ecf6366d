import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cochranQExact } from './cochran-q-exact.js';
import { cochranQ, type CountedRow } from './cochran-q.js';
import { expectClose } from '../expect-close.fixture.js';
import { mcNemar } from './mcnemar.js';

type Bits = readonly (0 | 1)[];
const rowsOf = (rows: readonly Bits[]): CountedRow[] =>
  rows.map((values) => ({ values, count: 1 }));

const EIGHT_BY_THREE = rowsOf([
  [1, 1, 0],
  [1, 0, 0],
  [1, 1, 0],
  [1, 0, 0],
  [1, 1, 1],
  [0, 0, 0],
  [1, 0, 0],
  [0, 0, 0],
]);

const bit = fc.constantFrom(0 as const, 1 as const);
const matrices = (regions: number, most: number) =>
  fc.array(
    fc.record({
      values: fc.array(bit, { minLength: regions, maxLength: regions }),
      count: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 1, maxLength: most },
  );

describe(cochranQ, () => {
  it('agrees with a worked example', () => {
    const test = cochranQ(EIGHT_BY_THREE);
    expectClose(test.statistic, 7.6);
    expectClose(test.p, 0.022370771856165598);
    expect(test).toMatchObject({ df: 2, informative: 5 });
  });

  it('is the uncorrected McNemar test for two regions', () => {
    const counts = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(counts, counts, counts, (onlyA, onlyB, both) => {
        const test = cochranQ(pairsOf(onlyA, onlyB, both));
        const paired = mcNemar(onlyA, onlyB);
        expectClose(test.statistic, paired.chi2, 1e-12);
        expectClose(test.p, paired.chi2P, 1e-12);
      }),
    );
  });

  it('does not care for the order of rows and regions, nor for rows that are all alike', () => {
    fc.assert(
      fc.property(matrices(4, 12), (rows) => {
        const test = cochranQ(rows);
        const turned = rows
          .toReversed()
          .map(({ values, count }) => ({ values: values.toReversed(), count }));
        const padded = [
          ...turned,
          { values: [1, 1, 1, 1], count: 7 },
          { values: [0, 0, 0, 0], count: 9 },
        ] as const;
        expect(cochranQ(padded).statistic).toBeCloseTo(test.statistic, 10);
        expect(cochranQ(padded).informative).toBe(test.informative);
      }),
    );
  });

  it('sees no difference without an informative row', () => {
    expect(
      cochranQ(
        rowsOf([
          [1, 1, 1],
          [0, 0, 0],
        ]),
      ),
    ).toEqual({ statistic: 0, df: 2, p: 1, informative: 0 });
    expect(cochranQExact(rowsOf([[1, 1, 1]]))).toEqual({ p: 1 });
  });

  it('refuses rows that do not fit together', () => {
    expect(() => cochranQ([])).toThrow('rows must hold at least one row');
    expect(() => cochranQ(rowsOf([[1]]))).toThrow('at least two regions');
    expect(() =>
      cochranQ(
        rowsOf([
          [1, 0],
          [1, 0, 1],
        ]),
      ),
    ).toThrow('rows[1] must cover 2 regions');
    expect(() => cochranQ([{ values: [2 as never, 0], count: 1 }])).toThrow(
      'must be 0 or 1, not 2',
    );
    expect(() => cochranQExact([{ values: [1, 0], count: -1 }])).toThrow('rows[0].count');
  });
});

describe(cochranQExact, () => {
  it('agrees with fractions from listing every arrangement', () => {
    expectClose(cochranQExact(EIGHT_BY_THREE)?.p ?? null, 2 / 81, 1e-14);
    const four = rowsOf([
      [1, 1, 0, 0],
      [1, 0, 0, 0],
      [1, 1, 1, 0],
      [0, 1, 0, 0],
      [1, 0, 1, 0],
      [1, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expectClose(cochranQExact(four)?.p ?? null, 37 / 768, 1e-14);
  });

  it('agrees with listing every arrangement of small tables', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(bit, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
        (rows) => {
          expectClose(cochranQExact(rowsOf(rows))?.p ?? null, listedP(rows), 1e-12);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is exact McNemar for two regions', () => {
    const counts = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(counts, counts, (onlyA, onlyB) => {
        expectClose(
          cochranQExact(pairsOf(onlyA, onlyB, 3))?.p ?? null,
          mcNemar(onlyA, onlyB).p,
          1e-11,
        );
      }),
    );
  });

  it('comes near the asymptotic test when many rows are informative', () => {
    const rows: CountedRow[] = [
      { values: [1, 0, 0], count: 50 },
      { values: [0, 1, 0], count: 36 },
      { values: [0, 0, 1], count: 35 },
      { values: [1, 1, 0], count: 12 },
    ];
    expect(cochranQExact(rows)?.p).toBeCloseTo(cochranQ(rows).p, 2);
  });

  it('gives up on tables that are too large', () => {
    expect(cochranQExact([{ values: [1, 0, 0], count: 1_000_000 }])).toBeNull();
    const many = Array.from({ length: 40 }, (_, region) => (region % 2 === 0 ? 1 : 0));
    expect(cochranQExact([{ values: many, count: 1 }])).toBeNull();
  });
});

function pairsOf(onlyA: number, onlyB: number, both: number): CountedRow[] {
  return [
    { values: [1, 0], count: onlyA },
    { values: [0, 1], count: onlyB },
    { values: [1, 1], count: both },
  ];
}

/** Exact p by listing every way to place the events of each row. */
function listedP(rows: readonly Bits[]): number {
  const squares = (columns: readonly number[]) =>
    columns.reduce((sum, column) => sum + column ** 2, 0);
  const observed = squares(
    [0, 1, 2].map((j) => rows.reduce<number>((sum, row) => sum + (row[j] ?? 0), 0)),
  );
  const patterns: Bits[] = [0, 1, 2, 3, 4, 5, 6, 7].map((code) =>
    [0, 1, 2].map((j) => ((code >> j) & 1) as 0 | 1),
  );
  const eventsIn = (row: Bits) => row.reduce<number>((sum, value) => sum + value, 0);
  let totals: number[][] = [[0, 0, 0]];
  for (const row of rows) {
    const choices = patterns.filter((pattern) => eventsIn(pattern) === eventsIn(row));
    totals = totals.flatMap((sum) =>
      choices.map((choice) => sum.map((value, j) => value + (choice[j] ?? 0))),
    );
  }
  return totals.filter((sum) => squares(sum) >= observed).length / totals.length;
}
