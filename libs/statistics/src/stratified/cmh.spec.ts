import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cmhExact } from './cmh-exact.js';
import { cmh } from './cmh.js';
import { expectClose, expectLimits } from '../expect-close.fixture.js';
import { fisherExact } from '../tables/fisher-exact.js';
import { breslowDay } from './homogeneity.js';
import { mcNemar } from '../paired/mcnemar.js';
import type { Table2x2 } from '../tables/two-by-two.js';

const tables = (...rows: readonly (readonly [number, number, number, number])[]): Table2x2[] =>
  rows.map(([a, b, c, d]) => ({ a, b, c, d }));

/** Applicants to Berkeley by department; rows: admitted and rejected, columns: men and women (R's UCBAdmissions). */
const BERKELEY = tables(
  [512, 89, 313, 19],
  [353, 17, 207, 8],
  [120, 202, 205, 391],
  [138, 131, 279, 244],
  [53, 94, 138, 299],
  [22, 24, 351, 317],
);

/** Penicillin for rabbits at five doses (R's mantelhaen.test; Agresti 1990, p. 231). */
const RABBITS = tables([0, 6, 0, 5], [3, 3, 0, 6], [6, 0, 2, 4], [5, 1, 6, 0], [2, 0, 5, 0]);

/** Eight questions, five repeats in each of two regions. */
const EIGHT_BY_FIVE = tables(
  [5, 0, 2, 3],
  [4, 1, 2, 3],
  [5, 0, 1, 4],
  [0, 5, 0, 5],
  [3, 2, 2, 3],
  [1, 4, 2, 3],
  [2, 3, 0, 5],
  [5, 0, 0, 5],
);

const cell = fc.integer({ min: 0, max: 6 });
const stratum = fc.record({
  a: cell,
  b: cell,
  c: cell,
  d: cell,
  count: fc.integer({ min: 0, max: 3 }),
});
const someStrata = fc.array(stratum, { maxLength: 6 });

describe(cmh, () => {
  it('agrees with R on the admissions to Berkeley', () => {
    const [corrected, plain] = [
      cmh(BERKELEY, { corrected: true }),
      cmh(BERKELEY, { corrected: false }),
    ];
    expect(corrected).toMatchObject({ S: 1198, df: 1 });
    expectClose(corrected.E, 1213.3571665830254, 1e-13);
    expectClose(corrected.V, 154.6907616094244, 1e-13);
    expectClose(corrected.statistic, 1.4269462285866712);
    expectClose(corrected.p, 0.23226346281704763);
    expectClose(plain.statistic, 1.524606660443418);
    expectClose(plain.p, 0.2169236970555174);
    expectClose(corrected.oddsRatio, 0.9046968282586231);
    expectLimits(corrected.oddsRatioInterval, 0.7719073617593505, 1.0603297644366558);
    expectClose(corrected.riskDifference, -0.01726362610332333);
    expectClose(corrected.riskDifferenceSe, 0.013795451930648548);
  });

  it('agrees with R on the rabbits', () => {
    const test = cmh(RABBITS, { corrected: true });
    expectClose(test.statistic, 3.9285714285714284);
    expectClose(test.p, 0.0474722551429182);
    expectClose(test.oddsRatio, 7);
    expectLimits(test.oddsRatioInterval, 1.0267126884616673, 47.72513338022259);
    const plain = cmh(RABBITS, { corrected: false });
    expectClose(plain.statistic, 5.6571428571428575);
    expectClose(plain.p, 0.017384420352066186);
  });

  it('agrees with a worked example of questions and repeats', () => {
    const [test, plain] = [
      cmh(EIGHT_BY_FIVE, { corrected: true }),
      cmh(EIGHT_BY_FIVE, { corrected: false }),
    ];
    expect(test).toMatchObject({ S: 25, E: 17 });
    expectClose(test.V, 4.333333333333333);
    expectClose(test.statistic, 12.980769230769232);
    expectClose(test.p, 0.00031470664695668196);
    expectClose(plain.statistic, 14.76923076923077);
    expectClose(plain.p, 0.0001215019756430812);
    expectClose(test.oddsRatio, 6.7142857142857135);
    expectLimits(test.oddsRatioInterval, 2.2414717501686785, 20.1125143110408);
    expectClose(test.riskDifference, 0.4);
    expectClose(test.riskDifferenceSe, 0.07745966692414834);
  });

  it("is McNemar's test with one answer per arm", () => {
    const counts = fc.integer({ min: 0, max: 100_000 });
    fc.assert(
      fc.property(counts, counts, counts, (onlyA, onlyB, both) => {
        const strata = pairs(onlyA, onlyB, both);
        const paired = mcNemar(onlyA, onlyB);
        expectClose(cmh(strata, { corrected: false }).statistic, paired.chi2, 1e-12);
        expectClose(cmh(strata, { corrected: false }).p, paired.chi2P, 1e-12);
        expectClose(cmh(strata, { corrected: true }).statistic, paired.correctedChi2, 1e-12);
        expectClose(cmh(strata, { corrected: true }).p, paired.correctedP, 1e-12);
      }),
    );
  });

  it('turns its estimates when the arms change places, and nothing else', () => {
    fc.assert(
      fc.property(someStrata, (strata) => {
        const test = cmh(strata, { corrected: true });
        const turned = cmh(swapped(strata).toReversed(), { corrected: true });
        // Of arms that do not differ only rounding is left, which has no digits to compare: hence the 1.
        expectClose(1 + turned.statistic, 1 + test.statistic, 1e-9);
        expect(test.p).toBeGreaterThanOrEqual(0);
        expect(test.p).toBeLessThanOrEqual(1);
        if (test.riskDifference === null) return;
        expect(turned.riskDifference).toBeCloseTo(-test.riskDifference, 12);
        expect(turned.riskDifferenceSe).toBeCloseTo(test.riskDifferenceSe ?? NaN, 12);
      }),
    );
  });

  it('counts a stratum as often as it says', () => {
    fc.assert(
      fc.property(someStrata, (strata) => {
        const spelled = strata.flatMap(({ count, ...table }) =>
          Array.from({ length: count }, () => table),
        );
        expect(cmh(spelled, { corrected: true }).statistic).toBeCloseTo(
          cmh(strata, { corrected: true }).statistic,
          9,
        );
        expect(cmh(spelled, { corrected: true }).S).toBe(cmh(strata, { corrected: true }).S);
      }),
    );
  });

  it('widens its intervals with the level', () => {
    const [narrow, wide] = [0.9, 0.99].map((level) =>
      cmh(EIGHT_BY_FIVE, { corrected: true, level }),
    );
    expect(wide?.oddsRatioInterval?.low).toBeLessThan(narrow?.oddsRatioInterval?.low ?? NaN);
    expect(wide?.riskDifferenceInterval?.high).toBeGreaterThan(
      narrow?.riskDifferenceInterval?.high ?? NaN,
    );
  });

  it('never gives NaN', () => {
    fc.assert(
      fc.property(someStrata, (strata) => {
        const results = [cmh(strata, { corrected: true }), breslowDay(strata), cmhExact(strata)];
        expect(
          JSON.stringify(results, (_, value: unknown) => (Number.isNaN(value) ? 'NaN' : value)),
        ).not.toContain('NaN');
      }),
    );
  });

  it('sees no difference where no stratum could have come out differently', () => {
    const none = { statistic: 0, p: 1, V: 0, oddsRatio: null, oddsRatioInterval: null };
    expect(cmh([], { corrected: false })).toMatchObject({
      ...none,
      riskDifference: null,
      riskDifferenceSe: null,
    });
    expect(cmh(tables([5, 0, 5, 0], [0, 3, 0, 2]), { corrected: true })).toMatchObject({
      ...none,
      riskDifference: 0,
    });
    expect(cmh(tables([0, 0, 3, 2]), { corrected: true })).toMatchObject({
      ...none,
      riskDifference: null,
    });
    expect(cmhExact(tables([5, 0, 5, 0]))).toEqual({ p: 1 });
  });

  it('says nothing finite of an odds ratio that only one side could tell', () => {
    expect(cmh(tables([5, 0, 0, 5]), { corrected: true })).toMatchObject({
      oddsRatio: Infinity,
      oddsRatioInterval: { low: 0, high: Infinity },
      riskDifference: 1,
      riskDifferenceInterval: null,
    });
    expect(cmh(tables([0, 5, 5, 0]), { corrected: true }).oddsRatio).toBe(0);
  });

  it('refuses what is no count', () => {
    expect(() => cmh(tables([1, -1, 0, 0]), { corrected: true })).toThrow(
      'strata[0].b must be a whole number',
    );
    expect(() => cmh([{ a: 1, b: 1, c: 1, d: 1, count: 0.5 }], { corrected: true })).toThrow(
      'strata[0].count',
    );
    expect(() => cmh([], { corrected: true, level: 2 })).toThrow('level');
  });
});

describe(cmhExact, () => {
  it('agrees with fractions', () => {
    expectClose(cmhExact(EIGHT_BY_FIVE)?.p ?? null, 5_016_785 / 24_196_548_096, 1e-13);
    expectClose(cmhExact(RABBITS)?.p ?? null, 29 / 726, 1e-13);
    const many = [
      { a: 3, b: 2, c: 1, d: 4, count: 150 },
      { a: 3, b: 2, c: 4, d: 1, count: 140 },
      { a: 1, b: 3, c: 2, d: 3, count: 90 },
    ];
    expectClose(cmhExact(many)?.p ?? null, 0.0011397329791805366, 1e-11);
  });

  it("is exact McNemar with one answer per arm, and Fisher's test with one stratum", () => {
    const counts = fc.integer({ min: 0, max: 700 });
    fc.assert(
      fc.property(counts, counts, (onlyA, onlyB) => {
        expectClose(cmhExact(pairs(onlyA, onlyB, 5))?.p ?? null, mcNemar(onlyA, onlyB).p, 1e-10);
      }),
      { numRuns: 40 },
    );
    fc.assert(
      fc.property(stratum, ({ a, b, c, d }) => {
        expectClose(cmhExact([{ a, b, c, d }])?.p ?? null, fisherExact({ a, b, c, d }).p, 1e-12);
      }),
    );
  });

  it('does not care for the order of strata and arms', () => {
    fc.assert(
      fc.property(someStrata, (strata) => {
        expectClose(
          cmhExact(swapped(strata).toReversed())?.p ?? null,
          cmhExact(strata)?.p ?? NaN,
          1e-10,
        );
      }),
    );
  });

  it('handles one stratum of millions, and gives up on many wide ones', () => {
    expectClose(
      cmhExact(tables([500_000, 500_000, 501_000, 499_000]))?.p ?? null,
      0.15771450478811258,
      1e-12,
    );
    expect(cmhExact([{ a: 3, b: 2, c: 1, d: 4, count: 100_000 }])).toBeNull();
  });
});

describe(breslowDay, () => {
  it('agrees with values found by bisection on 40 digits', () => {
    const admissions = breslowDay(BERKELEY);
    expectClose(admissions.statistic, 18.82551370523604);
    expectClose(admissions.p, 0.002071390349917995);
    const rabbits = breslowDay(RABBITS);
    expect(rabbits.df).toBe(2);
    expectClose(rabbits.statistic, 8.627331762365088);
    expectClose(rabbits.p, 0.013384393951993888);
  });

  it('finds strata alike that are alike', () => {
    expect(breslowDay([{ a: 8, b: 2, c: 4, d: 6, count: 9 }]).statistic).toBeCloseTo(0, 12);
    expect(breslowDay(tables([5, 0, 0, 5], [3, 0, 1, 4]))).toMatchObject({
      statistic: 0,
      df: 1,
      p: 1,
    });
  });
});

/** Questions with one answer per arm. */
function pairs(onlyA: number, onlyB: number, both: number): Table2x2[] {
  return [
    { a: 1, b: 0, c: 0, d: 1, count: onlyA },
    { a: 0, b: 1, c: 1, d: 0, count: onlyB },
    { a: 1, b: 0, c: 1, d: 0, count: both },
    { a: 0, b: 1, c: 0, d: 1, count: 2 },
  ];
}

function swapped(strata: readonly Table2x2[]): Table2x2[] {
  return strata.map(({ a, b, c, d, count }) => ({ a: c, b: d, c: a, d: b, count: count ?? 1 }));
}
