import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { clusteredRate, clusterStandardError } from './cluster-standard-error.js';
import type { CountedDifference } from './counted-difference.js';
import { differenceInDifferences } from './difference-in-differences.js';
import { pairedTost, tost } from './equivalence.js';
import { expectClose, expectLimits } from './expect-close.js';
import { missingBounds } from './missing-bounds.js';
import { newcombeDifference } from './newcombe.js';
import { pairedT } from './paired-t.js';
import { roganGladen } from './rogan-gladen.js';

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
        const clustered = clusterStandardError(questions.map((pair) => [...pair]));
        const { se, mean } = pairedT(differences);
        expect(clustered.mean).toBeCloseTo(mean, 12);
        expect(clustered.se * Math.sqrt(n / (n - 1))).toBeCloseTo(se ?? NaN, 12);
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

describe(differenceInDifferences, () => {
  it('agrees with a worked example', () => {
    const test = differenceInDifferences(
      [of(3, 5), of(2, 5), of(4, 5), of(0, 1), of(1, 1)],
      [of(1, 5, 2), of(-1, 5), of(0, 1)],
    );
    expectClose(test.difference, 0.51);
    expectClose(test.se, 0.1968925256749648);
    expectClose(test.df, 6.083217771834377);
    expectClose(test.p, 0.040686934651791476, 1e-9);
    expect(test.interval?.low).toBeGreaterThan(0);
  });

  it('says null where a group has one question, or nothing varies', () => {
    expect(differenceInDifferences([of(1, 2)], [of(0, 1, 9)])).toMatchObject({
      difference: 0.5,
      se: null,
      p: null,
    });
    expect(differenceInDifferences([of(1, 2, 2)], [of(0, 1, 9)])).toMatchObject({
      se: 0,
      df: null,
      p: null,
      interval: null,
    });
    expect(() => differenceInDifferences([], [of(0, 1)])).toThrow(RangeError);
  });
});

describe(clusterStandardError, () => {
  it('agrees with a worked example', () => {
    const result = clusterStandardError([
      [1, 1, 1],
      [1, 1, 0],
      [0, 0, 0],
      [0, 0, 1],
    ]);
    expectClose(result.mean, 0.5);
    expectClose(result.se, 0.18633899812498247);
    expectClose(result.naiveSe, 0.15075567228888181);
    expect(result).toMatchObject({ n: 12, clusters: 4 });
  });

  it('is the same from counts', () => {
    const cluster = fc.array(fc.constantFrom(0, 1), { maxLength: 6 });
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 1, maxLength: 10 }), (clusters) => {
        fc.pre(clusters.flat().length > 0);
        const spelled = clusterStandardError(clusters);
        const counted = clusteredRate(
          clusters.map((values) => ({
            x: values.reduce<number>((sum, value) => sum + value, 0),
            n: values.length,
          })),
        );
        expect(counted.mean).toBeCloseTo(spelled.mean, 12);
        expect(counted.se).toBeCloseTo(spelled.se, 12);
        expect(counted.naiveSe ?? -1).toBeCloseTo(spelled.naiveSe ?? -1, 12);
        expect(counted.clusters).toBe(spelled.clusters);
      }),
    );
  });

  it('says null where one value or no variance leaves nothing to compare with', () => {
    expect(clusterStandardError([[1]])).toMatchObject({ naiveSe: null, designEffect: null });
    expect(clusteredRate([{ x: 3, n: 3, count: 2 }])).toMatchObject({
      mean: 1,
      se: 0,
      naiveSe: 0,
      designEffect: null,
    });
    expect(() => clusterStandardError([[]])).toThrow('values in clusters');
    expect(() => clusteredRate([{ x: 3, n: 2 }])).toThrow('clusters[0].n');
  });
});

describe('equivalence', () => {
  it('needs the whole 90 % interval inside the margin', () => {
    const { difference, interval } = newcombeDifference({ x: 12, n: 200 }, { x: 14, n: 200 }, 0.9);
    expectClose(difference, -0.010000000000000009, 1e-12);
    expectLimits(interval, -0.052091407237590384, 0.0317299362083386);
    expect(tost(interval, 0.05).equivalent).toBe(false);
    expect(tost(interval, 0.06).equivalent).toBe(true);
    expect(tost({ low: -0.05, high: 0 }, 0.05).equivalent).toBe(false);
  });

  it('by paired t is the same by p-value and by interval', () => {
    const some = fc.array(
      fc.record({
        numerator: fc.integer({ min: -2, max: 2 }),
        denominator: fc.constant(10),
        count: fc.integer({ min: 1, max: 9 }),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(some, (differences) => {
        const { p, interval, equivalent } = pairedTost(differences, 0.05);
        if (p === null || interval === null) return expect(equivalent).toBe(false);
        expect(equivalent).toBe(p < 0.05);
        // On the very edge rounding decides.
        if (Math.abs(p - 0.05) > 1e-9) expect(equivalent).toBe(tost(interval, 0.05).equivalent);
      }),
    );
  });

  it('is not shown by questions that are all alike', () => {
    expect(pairedTost([of(0, 1, 40)], 0.05)).toEqual({
      equivalent: false,
      margin: 0.05,
      p: null,
      interval: null,
    });
    expect(() => tost({ low: 0, high: 0 }, 0)).toThrow(
      'margin must be a finite number above 0, not 0',
    );
    expect(() => tost({ low: 1, high: 0 }, 0.1)).toThrow('low at most high');
    expect(() => pairedTost([of(0, 1)], 0.05, 0.6)).toThrow('2 alpha');
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

describe(roganGladen, () => {
  const calibration = { sensitivity: { x: 90, n: 100 }, specificity: { x: 95, n: 100 } };

  it('agrees with a worked example', () => {
    const corrected = roganGladen({ x: 30, n: 100 }, calibration);
    expectClose(corrected.rate, 0.29411764705882354);
    expectClose(corrected.se, 0.05780928999434492);
    expectLimits(corrected.interval, 0.18081352069807577, 0.4074217734195713);
    expectLimits(corrected.adjustedInterval, 0.1822683732042751, 0.4127830456599574);
    expect(corrected.clipped).toBe(false);
  });

  it('changes nothing for a detector that never errs', () => {
    const perfect = { sensitivity: { x: 50, n: 50 }, specificity: { x: 70, n: 70 } };
    const corrected = roganGladen({ x: 12, n: 80 }, perfect);
    expectClose(corrected.rate, 0.15);
    expectClose(corrected.se, Math.sqrt((0.15 * 0.85) / 80));
  });

  it('says when it had to clip', () => {
    expect(roganGladen({ x: 2, n: 100 }, calibration)).toMatchObject({ rate: 0, clipped: true });
    expect(roganGladen({ x: 99, n: 100 }, calibration)).toMatchObject({ rate: 1, clipped: true });
  });

  it('stays within 0 and 1 and contains the rate', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (x) => {
        const { rate, interval, adjustedInterval } = roganGladen({ x, n: 200 }, calibration);
        expect(interval.low).toBeLessThanOrEqual(rate);
        expect(interval.high).toBeGreaterThanOrEqual(rate);
        expect(adjustedInterval.low).toBeGreaterThanOrEqual(0);
        expect(adjustedInterval.high).toBeLessThanOrEqual(1);
        const wider = roganGladen({ x, n: 200 }, calibration, 0.99).interval;
        expect(wider.high - wider.low).toBeGreaterThanOrEqual(interval.high - interval.low);
      }),
    );
  });

  it('refuses a detector no better than chance', () => {
    const chance = { sensitivity: { x: 5, n: 10 }, specificity: { x: 5, n: 10 } };
    expect(() => roganGladen({ x: 1, n: 10 }, chance)).toThrow(
      'must add up to more than 1, not 0.5 and 0.5',
    );
  });
});
