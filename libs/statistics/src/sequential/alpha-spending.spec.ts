import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { alphaOfLook } from './alpha-spending.js';

const spent = (alpha: number, looks: number | null, taken: number): number =>
  Array.from({ length: taken }, (_, index) =>
    alphaOfLook({ alpha, look: index + 1, looks }),
  ).reduce((sum, level) => sum + level, 0);

describe(alphaOfLook, () => {
  it('gives the levels that 6 / (pi² k²) comes to without an end', () => {
    const levels = [1, 2, 11].map((look) => alphaOfLook({ alpha: 0.05, look, looks: null }));
    // 0.05 * 6 / pi^2 by bc: .03039635509270133, and its 4th and 121st part.
    expect(levels[0]).toBeCloseTo(0.030_396_355_092_701_33, 15);
    expect(levels[1]).toBeCloseTo(0.007_599_088_773_175_33, 15);
    expect(levels[2]).toBeCloseTo(0.000_251_209_546_220_672, 15);
  });

  it('gives every look the same where their number was announced', () => {
    expect(alphaOfLook({ alpha: 0.05, look: 1, looks: 19 })).toBe(0.05 / 19);
    expect(alphaOfLook({ alpha: 0.05, look: 19, looks: 19 })).toBe(0.05 / 19);
  });

  it('never spends more than alpha, however many looks are taken', () => {
    const looks = fc.integer({ min: 1, max: 3_000 });
    fc.assert(
      fc.property(fc.double({ min: 1e-6, max: 0.5, noNaN: true }), looks, (alpha, taken) => {
        expect(spent(alpha, null, taken)).toBeLessThan(alpha);
        expect(spent(alpha, taken, taken)).toBeLessThanOrEqual(alpha * (1 + 1e-9));
      }),
      { numRuns: 50 },
    );
    expect(spent(0.05, null, 10_000)).toBeGreaterThan(0.0499);
  });

  it.each([
    [{ alpha: 0, look: 1, looks: null }, 'alpha'],
    [{ alpha: 0.05, look: 0, looks: null }, 'look must be'],
    [{ alpha: 0.05, look: 1, looks: 0.5 }, 'looks must be'],
    [{ alpha: 0.05, look: 4, looks: 3 }, 'at most 3 were announced'],
  ])('refuses %j', (look, message) => {
    expect(() => alphaOfLook(look)).toThrow(message);
  });
});
