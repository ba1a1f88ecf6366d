import { describe, expect, it } from '@jest/globals';
import { generalisedCmh, signFlip } from '../statistics/index.js';
import type { Arm, ArmRow } from './model-data.js';
import { permuteObserved } from './permute-observed.js';
import { permuteRegions } from './permute-regions.js';

const GAP: Arm = { x: 0, n: 0 };
/** Questions asked so many times; null where a region has no measurement. */
const asked = (times: number, rows: readonly (readonly (number | null)[])[]): ArmRow[] =>
  rows.map((row) => ({
    count: 1,
    arms: row.map((x) => (x === null ? GAP : { x, n: times })),
  }));

const WITH_GAPS = [
  [1, 0, null],
  [1, 0, 0],
  [null, 1, 0],
  [1, null, 0],
  [1, 0, null],
  [0, 0, 1],
  [1, 1, null],
];

describe(permuteObserved, () => {
  it('has the statistic of the generalised CMH with one answer a cell', () => {
    const sut = permuteObserved(asked(1, WITH_GAPS), 1);
    const strata = asked(1, WITH_GAPS).map(({ arms }) => ({
      table: arms.map(({ x, n }) => [x, n - x]),
    }));
    expect(sut.statistic).toBeCloseTo(generalisedCmh(strata).statistic, 10);
    expect(sut).toMatchObject({ df: 2, method: 'monte_carlo', informative: 6 });
  });

  it('is the exchange of all regions where no question lacks one', () => {
    const rows = asked(
      3,
      Array.from({ length: 12 }, (_, question) => [question % 4, (question + 1) % 2, 0]),
    );
    const [sut, complete] = [permuteObserved(rows, 1), permuteRegions(rows, 1)];
    expect(sut.statistic).toBeCloseTo(complete.statistic, 10);
    expect(complete.method).toBe('exact');
    expect(Math.abs(sut.p - complete.p)).toBeLessThan(0.01);
  });

  it('is the sign-flip test of the two regions that have questions in common', () => {
    const pairs = [
      [5, 2],
      [4, 2],
      [5, 1],
      [3, 2],
      [1, 2],
      [2, 0],
    ];
    const exact = signFlip(
      pairs.map(([a = 0, b = 0]) => ({ numerator: a - b, denominator: 5, count: 1 })),
    );
    const sut = permuteObserved(
      asked(
        5,
        pairs.map(([a = 0, b = 0]) => [a, b, null]),
      ),
      1,
    );
    expect(sut.df).toBe(1);
    expect(Math.abs(sut.p - exact.p)).toBeLessThan(0.01);
  });

  it('draws the same whatever the order of regions and questions', () => {
    const turned = WITH_GAPS.map((row) => row.toReversed()).toReversed();
    expect(permuteObserved(asked(1, turned), 7).p).toBe(permuteObserved(asked(1, WITH_GAPS), 7).p);
  });

  it('takes chi-squared for many questions', () => {
    const many = asked(1, WITH_GAPS).map((row) => ({ ...row, count: 10 }));
    expect(permuteObserved(many, 1).method).toBe('asymptotic');
  });

  it('says nothing where no question tells the regions apart', () => {
    const rows = asked(2, [
      [2, 2, null],
      [null, 0, 0],
    ]);
    expect(permuteObserved(rows, 1)).toMatchObject({ p: 1, statistic: 0, informative: 0 });
  });
});
