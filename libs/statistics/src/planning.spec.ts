import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { designEffect } from './design-effect.js';
import { cohenH } from './effect-size.js';
import { expectClose } from './expect-close.js';
import { mcNemarDetectableDifference, mcNemarPower } from './mcnemar-power.js';
import { mcNemar } from './mcnemar.js';
import { pairedTDetectableDifference, pairedTPower } from './paired-t-power.js';
import { logBinomialProbability } from './saddle-point.js';

describe(mcNemarPower, () => {
  /** Added up in fractions. */
  it.each([
    [50, 0.2, 0.05, 0.47752672460723955],
    [20, 0.3, 0, 0.5836291705525186],
    [30, 0.1, 0.1, 0.012777588220881587],
  ])('with %d questions, %d against %d', (n, onlyA, onlyB, power) => {
    expectClose(mcNemarPower(n, { onlyA, onlyB }), power, 1e-12);
  });

  it('agrees with adding up every outcome', () => {
    const chance = fc.double({ min: 0, max: 0.5, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), chance, chance, (n, onlyA, onlyB) => {
        expectClose(mcNemarPower(n, { onlyA, onlyB }), addedUp(n, onlyA, onlyB), 1e-9);
        expectClose(
          mcNemarPower(n, { onlyA: onlyB, onlyB: onlyA }),
          mcNemarPower(n, { onlyA, onlyB }),
          1e-9,
        );
      }),
      { numRuns: 30 },
    );
  });

  it('keeps to alpha without a difference, and is 0 without a discordant question', () => {
    for (const chance of [0.01, 0.1, 0.5]) {
      expect(mcNemarPower(200, { onlyA: chance, onlyB: chance })).toBeLessThanOrEqual(0.05);
    }
    expect(mcNemarPower(100, { onlyA: 0, onlyB: 0 })).toBe(0);
    expect(mcNemarPower(5, { onlyA: 1, onlyB: 0 })).toBe(0);
    expect(mcNemarPower(6, { onlyA: 1, onlyB: 0 })).toBe(1);
  });

  it('takes plans of a hundred thousand questions', () => {
    expect(mcNemarPower(100_000, { onlyA: 0.02, onlyB: 0.02 })).toBeCloseTo(0.05, 2);
    expect(mcNemarPower(100_000, { onlyA: 0.025, onlyB: 0.02 })).toBeGreaterThan(0.999);
  });

  it('refuses chances that add up to more than 1', () => {
    expect(() => mcNemarPower(10, { onlyA: 0.7, onlyB: 0.7 })).toThrow(
      'onlyA + onlyB must be between 0 and 1',
    );
    expect(() => mcNemarPower(0, { onlyA: 0.7, onlyB: 0.1 })).toThrow('n must be');
    expect(() => mcNemarPower(10, { onlyA: 0.7, onlyB: 0.1 }, 0)).toThrow('alpha');
  });
});

describe(mcNemarDetectableDifference, () => {
  it('is the difference at which the power is reached', () => {
    for (const plan of [
      { background: 0 },
      { background: 0.05 },
      { background: 0.02, power: 0.9, alpha: 0.01 },
    ]) {
      const difference = mcNemarDetectableDifference(60, plan) ?? NaN;
      const { background, power = 0.8, alpha = 0.05 } = plan;
      const at = (value: number) =>
        mcNemarPower(60, { onlyA: background + value, onlyB: background }, alpha);
      expect(at(difference)).toBeGreaterThanOrEqual(power);
      expect(at(difference - 1e-5)).toBeLessThan(power);
    }
  });

  it('shrinks with more questions and grows with more noise', () => {
    const few = mcNemarDetectableDifference(40) ?? NaN;
    expect(mcNemarDetectableDifference(80)).toBeLessThan(few);
    expect(mcNemarDetectableDifference(40, { background: 0.1 })).toBeGreaterThan(few);
  });

  it('is out of reach with fewer questions than decide', () => {
    expect(mcNemarDetectableDifference(5)).toBeNull();
    expect(mcNemarDetectableDifference(6)).not.toBeNull();
    expect(mcNemarDetectableDifference(100, { background: 0.5 })).toBeNull();
  });
});

describe(pairedTPower, () => {
  /** By integration on 25 digits. */
  it.each([
    [1, 20, 2, 0.5645044184390203],
    [0.1, 40, 0.3, 0.5383319933598676],
    [0, 10, 1, 0.05],
  ])('of %d with %d questions and sd %d', (difference, n, sd, power) => {
    expectClose(pairedTPower(difference, { n, sd }), power, 1e-9);
    expectClose(pairedTPower(-difference, { n, sd }), power, 1e-9);
  });

  it('keeps eight digits with two questions', () => {
    expectClose(pairedTPower(1, { n: 2, sd: 1 }), 0.09280915505633602, 1e-7);
  });

  it('comes to the normal for many questions', () => {
    expect(pairedTPower(0.01, { n: 1_000_000, sd: 2 })).toBeCloseTo(0.9988, 4);
  });

  it('is reached at the detectable difference', () => {
    for (const n of [2, 8, 50, 1000]) {
      const difference = pairedTDetectableDifference({ n, sd: 0.3, power: 0.8 });
      expectClose(pairedTPower(difference, { n, sd: 0.3 }), 0.8, 1e-8);
    }
  });

  it('refuses plans that are none', () => {
    expect(() => pairedTPower(1, { n: 1, sd: 1 })).toThrow(
      'n must be a whole number of at least 2',
    );
    expect(() => pairedTPower(1, { n: 3, sd: 0 })).toThrow('sd must be a finite number above 0');
    expect(() => pairedTDetectableDifference({ n: 3, sd: 1, power: 0.04 })).toThrow(
      'power must be above alpha',
    );
  });
});

describe(designEffect, () => {
  it('shows that repeats do not replace questions', () => {
    const { effective, deff } = designEffect(8, 10, 0.8);
    expectClose(deff, 8.2);
    expectClose(effective, 80 / 8.2);
    expect(designEffect(8, 10, 0).effective).toBe(80);
    expect(designEffect(8, 10, 1).effective).toBe(8);
    expect(() => designEffect(0, 1, 0)).toThrow('questions');
    expect(() => designEffect(1, 1, -0.1)).toThrow('rho');
  });
});

describe(cohenH, () => {
  it('is the difference of arcs', () => {
    expectClose(cohenH(1, 0), Math.PI);
    expectClose(cohenH(0.5, 0.25), Math.PI / 2 - Math.PI / 3, 1e-12);
    expect(cohenH(0.3, 0.3)).toBe(0);
    expect(() => cohenH(1.1, 0)).toThrow('p1');
  });
});

function addedUp(n: number, onlyA: number, onlyB: number): number {
  const discordance = onlyA + onlyB;
  if (discordance === 0) return 0;
  let power = 0;
  for (let d = 1; d <= n; d += 1) {
    for (let b = 0; b <= d; b += 1) {
      if (mcNemar(b, d - b).p > 0.05) continue;
      const chance =
        logBinomialProbability(d, n, discordance) +
        logBinomialProbability(b, d, onlyA / discordance);
      power += Math.exp(chance);
    }
  }
  return power;
}
