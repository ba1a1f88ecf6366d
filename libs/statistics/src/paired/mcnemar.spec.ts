import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { expectClose } from '../expect-close.fixture.js';
import { mcNemar, smallestDecisive } from './mcnemar.js';

/**
 * b, c, corrected chi-squared and p, chi-squared and p, exact, mid-p. The first is of Agresti (1990), p. 350: approval
 * of a prime minister.
 */
const KNOWN = [
  [
    150, 86, 16.81779661016949, 4.114562281345944e-5, 17.35593220338983, 3.099293441045215e-5,
    3.715936139571442e-5, 2.89338951761549e-5,
  ],
  [5, 0, 3.2, 0.07363827012030258, 5, 0.025347318677468325, 1 / 16, 1 / 32],
  [6, 0, 4.166666666666667, 0.041226833337163815, 6, 0.014305878435429641, 1 / 32, 1 / 64],
  [8, 0, 6.125, 0.01332832878081758, 8, 0.004677734981047276, 1 / 128, 1 / 256],
  [
    6,
    1,
    2.2857142857142856,
    0.13057001811573693,
    3.5714285714285716,
    0.05878172135535891,
    1 / 8,
    0.0703125,
  ],
  [
    9,
    3,
    2.0833333333333335,
    0.14891467317876161,
    3,
    0.08326451666355042,
    299 / 2048,
    0.09228515625,
  ],
  [0, 1, 0, 1, 1, 0.31731050786291115, 1, 0.5],
] as const;

const counts = fc.integer({ min: 0, max: 3000 });

describe(mcNemar, () => {
  it.each(KNOWN)('agrees with the worked values of %d against %d', (...row) => {
    const [b, c, correctedChi2, correctedP, chi2, chi2P, exact, midP] = row;
    const test = mcNemar(b, c);
    expectClose(test.correctedChi2, correctedChi2);
    expectClose(test.correctedP, correctedP);
    expectClose(test.chi2, chi2);
    expectClose(test.chi2P, chi2P);
    expectClose(test.p, exact, 1e-14);
    expectClose(test.midP, midP, 1e-14);
  });

  /** Sums of 40-digit terms. */
  it.each([
    [1500, 1700, 0.00043334035939975035, 0.00040617156104603383],
    [500_000, 501_000, 0.31803654084032257, 0.3175525994316932],
    [1_000_000, 1_010_000, 1.7539685614365955e-12, 1.7451182721810793e-12],
    [5_000_000, 4_999_999, 1, 0.9997476867541059],
  ])('keeps its digits for %d against %d', (b, c, exact, midP) => {
    expectClose(mcNemar(b, c).p, exact, 1e-12);
    expectClose(mcNemar(b, c).midP, midP, 1e-12);
  });

  it('goes over from counting to the expansion without a step', () => {
    for (const n of [1000, 1001, 1002]) {
      const odds = [470, 471].map((k) => mcNemar(k, n - k).p);
      const direct = [470, 471].map((k) => 2 * tailByLogs(k, n));
      expectClose(odds[0] ?? null, direct[0] ?? NaN, 1e-10);
      expectClose(odds[1] ?? null, direct[1] ?? NaN, 1e-10);
    }
  });

  it('sees no difference without a discordant pair or with as many on both sides', () => {
    expect(mcNemar(0, 0)).toEqual({
      p: 1,
      midP: 1,
      chi2: 0,
      chi2P: 1,
      correctedChi2: 0,
      correctedP: 1,
    });
    expect(mcNemar(5, 5)).toMatchObject({ p: 1, chi2: 0, correctedChi2: 0, correctedP: 1 });
    expectClose(mcNemar(5, 5).midP, 1 - 252 / 1024 / 2, 1e-14);
  });

  it('does not care which region is which, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(counts, counts, (b, c) => {
        const test = mcNemar(b, c);
        expect(mcNemar(c, b)).toEqual(test);
        for (const p of [test.p, test.midP, test.chi2P, test.correctedP]) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
        expect(test.midP).toBeLessThanOrEqual(test.p);
      }),
    );
  });

  it('is surer the more one-sided the discordant pairs are', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 500 }), (rarer, more) => {
        const before = mcNemar(rarer, rarer + more);
        expect(mcNemar(rarer, rarer + more + 1).p).toBeLessThanOrEqual(before.p);
        if (rarer > 0) {
          expect(mcNemar(rarer - 1, rarer + more + 1).p).toBeLessThanOrEqual(before.p);
        }
      }),
    );
  });

  it('refuses what is no count', () => {
    expect(() => mcNemar(-1, 2)).toThrow('onlyA must be a whole number of at least 0, not -1');
    expect(() => mcNemar(1, 2.5)).toThrow('onlyB must be a whole number of at least 0, not 2.5');
    expect(() => mcNemar(Number.NaN, 2)).toThrow(RangeError);
  });
});

describe(smallestDecisive, () => {
  it.each([
    [0.05, 1, 6],
    [0.0625, 1, 5],
    [0.01, 1, 8],
    [0.05, 9, 9],
    [0.5, 1, 2],
  ])('at alpha %d over %d tests is %d', (alpha, tests, discordant) => {
    expect(smallestDecisive(alpha, tests)).toBe(discordant);
    expect(mcNemar(discordant, 0).p * tests).toBeLessThanOrEqual(alpha);
    expect(mcNemar(discordant - 1, 0).p * tests).toBeGreaterThan(alpha);
  });

  it('refuses an alpha or a number of tests out of range', () => {
    expect(() => smallestDecisive(0)).toThrow(RangeError);
    expect(() => smallestDecisive(0.05, 0)).toThrow(RangeError);
  });
});

/** Lower tail of the fair binomial, in a third way. */
function tailByLogs(k: number, n: number): number {
  let log = -n * Math.LN2;
  let sum = Math.exp(log);
  for (let i = 1; i <= k; i += 1) {
    log += Math.log((n - i + 1) / i);
    sum += Math.exp(log);
  }
  return sum;
}
