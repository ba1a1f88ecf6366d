import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bonettPriceDifference } from '../paired/bonett-price.js';
import { expectClose, expectLimits } from '../expect-close.fixture.js';
import { clopperPearsonInterval, wilsonInterval } from './proportion-intervals.js';

/** x, n, Wilson, Clopper-Pearson. The first four are of Newcombe (1998), table I. */
const KNOWN: readonly (readonly number[])[] = [
  [81, 263, 0.2552885198782742, 0.36620957698280004, 0.25273674558527126, 0.36762192260135135],
  [15, 148, 0.0623863995307363, 0.16048724172330803, 0.05784401008344857, 0.161650490349479],
  [0, 20, 0, 0.16112515805281938, 0, 0.1684334709830853],
  [1, 29, 0.006113214292762653, 0.17175521879320288, 0.000872646883579922, 0.1776442954887229],
  [0, 8, 0, 0.32440756488388023, 0, 0.3694166475528192],
  [5, 8, 0.30574239460262737, 0.8631557141764026, 0.2448632163665516, 0.9147665858627465],
  [8, 8, 0.6755924351161198, 1, 0.6305833524471807, 1],
  [3, 24, 0.04344334080123444, 0.31003881270500067, 0.02655931498624895, 0.3236113581888329],
];

const METHODS = [wilsonInterval, clopperPearsonInterval] as const;

const proportions = fc
  .integer({ min: 1, max: 5000 })
  .chain((n) => fc.record({ x: fc.integer({ min: 0, max: n }), n: fc.constant(n) }));

describe('intervals of a proportion', () => {
  it.each(KNOWN)('agree with the published ones for %d of %d', (...row) => {
    const [x = 0, n = 0, ...limits] = row;
    for (const [index, method] of METHODS.entries()) {
      expectLimits(method(x, n), limits[2 * index] ?? NaN, limits[2 * index + 1] ?? NaN);
    }
  });

  /** Limits by bisection on sums of 40-digit terms. */
  it.each([
    [3, 1_000_000, 6.186725501906399e-7, 8.767247788145e-6],
    [500_000, 1_000_000, 0.4990195191953118, 0.5009804808046882],
    [999_999, 1_000_000, 0.9999944283693448, 0.9999999746821924],
  ])('of Clopper and Pearson keep their digits for %d of %d', (x, n, low, high) => {
    expectLimits(clopperPearsonInterval(x, n), low, high);
  });

  it('contain the estimate, stay within 0 and 1 and widen with the level', () => {
    fc.assert(
      fc.property(proportions, ({ x, n }) => {
        for (const method of METHODS) {
          const [narrow, wide] = [method(x, n, 0.9), method(x, n, 0.99)];
          expect(narrow.low).toBeLessThanOrEqual(x / n);
          expect(narrow.high).toBeGreaterThanOrEqual(x / n);
          expect(wide.low).toBeLessThanOrEqual(narrow.low);
          expect(wide.high).toBeGreaterThanOrEqual(narrow.high);
          expect(wide.low).toBeGreaterThanOrEqual(0);
          expect(wide.high).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('mirror when events and others change places', () => {
    fc.assert(
      fc.property(proportions, ({ x, n }) => {
        for (const method of METHODS) {
          const [one, other] = [method(x, n), method(n - x, n)];
          expect(one.low).toBeCloseTo(1 - other.high, 10);
          expect(one.high).toBeCloseTo(1 - other.low, 10);
        }
      }),
    );
  });

  it('refuse impossible counts and levels', () => {
    expect(() => wilsonInterval(3, 2)).toThrow('proportion.x must be at most n (2), not 3');
    expect(() => wilsonInterval(0, 0)).toThrow('proportion.n must be a whole number of at least 1');
    expect(() => wilsonInterval(-1, 2)).toThrow(RangeError);
    expect(() => clopperPearsonInterval(1, 2, 1)).toThrow('level must lie between 0 and 1');
    expect(() => wilsonInterval(1.5, 2)).toThrow(RangeError);
  });
});

describe(bonettPriceDifference, () => {
  it.each([
    {
      pairs: [150, 86, 1600],
      d: 0.04,
      limits: [0.021177279791975104, 0.05872284505196995],
    },
    {
      pairs: [15, 0, 50],
      d: 0.3,
      limits: [0.15428215782620822, 0.42264091909686874],
    },
    {
      pairs: [6, 1, 8],
      d: 0.625,
      limits: [0.0003052698445598634, 0.99969473015544],
    },
    {
      pairs: [0, 0, 8],
      d: 0,
      limits: [-0.27718076486993554, 0.27718076486993554],
    },
  ] as const)('agrees with the worked example of $pairs', ({ pairs, d, limits }) => {
    const [onlyA, onlyB, n] = pairs;
    const result = bonettPriceDifference(onlyA, onlyB, n);
    expectClose(result.difference, d);
    expectLimits(result.interval, limits[0], limits[1]);
  });

  it('turns its sign with the arms, has some width and stays within -1 and 1', () => {
    const counts = fc.integer({ min: 0, max: 400 });
    fc.assert(
      fc.property(counts, counts, counts, (onlyA, onlyB, agreeing) => {
        const n = Math.max(1, onlyA + onlyB + agreeing);
        const { interval } = bonettPriceDifference(onlyA, onlyB, n);
        const mirrored = bonettPriceDifference(onlyB, onlyA, n).interval;
        expect(interval.low).toBeCloseTo(-mirrored.high, 12);
        expect(interval.high).toBeGreaterThan(interval.low);
        expect(interval.low).toBeGreaterThanOrEqual(-1);
        expect(interval.high).toBeLessThanOrEqual(1);
        const wider = bonettPriceDifference(onlyA, onlyB, n, 0.99).interval;
        expect(wider.high - wider.low).toBeGreaterThanOrEqual(interval.high - interval.low);
      }),
    );
  });

  it('refuses more discordant pairs than pairs', () => {
    expect(() => bonettPriceDifference(3, 3, 5)).toThrow('n must be a whole number of at least 6');
  });
});
