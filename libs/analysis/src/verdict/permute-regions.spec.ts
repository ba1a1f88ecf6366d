import { describe, expect, it } from '@jest/globals';
import { cochranQ, cochranQExact, signFlip } from '../statistics/index.js';
import { chiSquareUpperTail } from '../statistics/distributions.js';
import type { ArmRow } from './model-data.js';
import { permuteRegions } from './permute-regions.js';

/** Rows of questions asked so many times from each region. */
const asked = (times: number, rows: readonly (readonly number[])[]): ArmRow[] =>
  rows.map((row) => ({ count: 1, arms: row.map((x) => ({ x, n: times })) }));

const EIGHT_BY_THREE = [
  [1, 1, 0],
  [1, 0, 0],
  [1, 1, 0],
  [1, 0, 0],
  [1, 1, 1],
  [0, 0, 0],
  [1, 0, 0],
  [0, 0, 0],
];

describe(permuteRegions, () => {
  it("is Cochran's Q with one answer a cell", () => {
    const rows = EIGHT_BY_THREE.map(
      (values) => ({ values: values.map((v) => (v === 1 ? 1 : 0)), count: 1 }) as const,
    );
    const sut = permuteRegions(asked(1, EIGHT_BY_THREE), 1);
    expect(sut.statistic).toBeCloseTo(cochranQ(rows).statistic, 12);
    expect(sut.p).toBeCloseTo(cochranQExact(rows)?.p ?? 0, 12);
    expect(sut).toMatchObject({ df: 2, method: 'exact', informative: 5 });
  });

  it('does not change when each answer is said five times', () => {
    const once = permuteRegions(asked(1, EIGHT_BY_THREE), 1);
    const fiveTimes = permuteRegions(
      asked(
        5,
        EIGHT_BY_THREE.map((row) => row.map((x) => 5 * x)),
      ),
      1,
    );
    expect(fiveTimes.statistic).toBeCloseTo(once.statistic, 12);
    expect(fiveTimes.p).toBeCloseTo(once.p, 12);
  });

  it('draws near the sign-flip test with two regions', () => {
    const rows = [
      [5, 2],
      [4, 2],
      [5, 1],
      [0, 0],
      [3, 2],
      [1, 2],
      [2, 0],
      [5, 0],
    ];
    const exact = signFlip(
      rows.map(([a = 0, b = 0]) => ({ numerator: a - b, denominator: 5, count: 1 })),
    );
    const sut = permuteRegions(asked(5, rows), 1);
    expect(sut.method).toBe('monte_carlo');
    expect(Math.abs(sut.p - exact.p)).toBeLessThan(0.01);
    expect(permuteRegions(asked(5, rows), 1).p).toBe(sut.p);
  });

  it('draws the same whatever the order of regions and questions', () => {
    const rows = [
      [3, 1, 0, 2],
      [2, 2, 0, 1],
      [1, 0, 0, 0],
      [3, 3, 1, 2],
    ];
    const turned = rows.map((row) => row.toReversed()).toReversed();
    expect(permuteRegions(asked(3, turned), 7).p).toBe(permuteRegions(asked(3, rows), 7).p);
  });

  it('counts out what the draws and chi-squared come near to', () => {
    const rows = Array.from({ length: 14 }, (_, question) => [question % 3, (question + 1) % 2, 0]);
    const exact = permuteRegions(asked(2, rows), 1);
    expect(exact.method).toBe('exact');
    // One question with a third denominator makes counting too much work, and changes nothing else.
    const uneven: ArmRow = { count: 1, arms: [1, 1, 1].map(() => ({ x: 97, n: 97 })) };
    const drawn = permuteRegions([...asked(2, rows), uneven], 1);
    expect(drawn.method).toBe('monte_carlo');
    expect(Math.abs(drawn.p - exact.p)).toBeLessThan(0.012);
    expect(Math.abs(chiSquareUpperTail(exact.statistic, 2) - exact.p)).toBeLessThan(0.02);
  });

  it('takes chi-squared for many questions', () => {
    const rows = Array.from({ length: 90 }, (_, question) => [question % 3, (question + 1) % 2, 0]);
    expect(permuteRegions(asked(2, rows), 1).method).toBe('asymptotic');
  });

  it('says nothing where no question tells the regions apart', () => {
    expect(
      permuteRegions(
        asked(5, [
          [2, 2, 2],
          [0, 0, 0],
        ]),
        1,
      ),
    ).toMatchObject({ p: 1, statistic: 0, informative: 0 });
  });

  it('takes regions with different numbers of answers', () => {
    const rows: ArmRow[] = [
      {
        count: 3,
        arms: [
          { x: 1, n: 3 },
          { x: 2, n: 4 },
          { x: 0, n: 5 },
        ],
      },
      {
        count: 2,
        arms: [
          { x: 3, n: 3 },
          { x: 1, n: 2 },
          { x: 0, n: 7 },
        ],
      },
    ];
    const sut = permuteRegions(rows, 1);
    expect(sut.p).toBeGreaterThan(0);
    expect(sut.p).toBeLessThan(1);
  });
});
