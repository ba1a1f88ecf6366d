import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ratio, weightedSum, type LimitedEstimate } from './variance-recovery.js';

const limited = (least: number, most: number) =>
  fc
    .tuple(
      fc.double({ min: least, max: most, noNaN: true }),
      fc.double({ min: least, max: most, noNaN: true }),
      fc.double({ min: least, max: most, noNaN: true }),
    )
    .map((values): LimitedEstimate => {
      const [low = 0, estimate = 0, high = 0] = values.toSorted((a, b) => a - b);
      return { low, estimate, high };
    });

describe(weightedSum, () => {
  it('adds up the distances of the limits in squares', () => {
    const part = { estimate: 0.5, low: 0.2, high: 0.9 };
    const other = { estimate: 0.25, low: -0.15, high: 0.55 };
    const sut = weightedSum([
      { weight: 1, part },
      { weight: 1, part: other },
    ]);
    expect(sut.estimate).toBeCloseTo(0.75, 12);
    expect(sut.low).toBeCloseTo(0.75 - 0.5, 12);
    expect(sut.high).toBeCloseTo(0.75 + 0.5, 12);
  });

  it('turns limits round with the sign', () => {
    const sut = weightedSum([{ weight: -2, part: { estimate: 0.5, low: 0.4, high: 0.9 } }]);
    expect([sut.low, sut.estimate, sut.high]).toEqual([-1.8, -1, -0.8]);
  });
});

describe(ratio, () => {
  it('divides limits by what is certain', () => {
    const sut = ratio(
      { estimate: 0.2, low: -0.1, high: 0.4 },
      { estimate: 0.5, low: 0.5, high: 0.5 },
    );
    expect(sut?.low).toBeCloseTo(-0.2, 12);
    expect(sut?.estimate).toBeCloseTo(0.4, 12);
    expect(sut?.high).toBeCloseTo(0.8, 12);
  });

  it("has Fieller's limits where both limits are symmetric", () => {
    // (0.4 - R 0.8)² = 0.1² + R² 0.2²
    const sut = ratio({ estimate: 0.4, low: 0.3, high: 0.5 }, { estimate: 0.8, low: 0.6, high: 1 });
    for (const limit of [sut?.low ?? 0, sut?.high ?? 0]) {
      expect((0.4 - limit * 0.8) ** 2).toBeCloseTo(0.1 ** 2 + limit ** 2 * 0.2 ** 2, 12);
    }
  });

  it('knows no bound where the divisor may be none', () => {
    expect(
      ratio({ estimate: 0.4, low: 0.3, high: 0.5 }, { estimate: 0.2, low: 0, high: 0.5 }),
    ).toBeNull();
  });

  it('contains the estimate, is wider than with a certain divisor, and turns with the sign', () => {
    fc.assert(
      fc.property(limited(-1, 1), limited(0.05, 1), (one, other) => {
        const sut = ratio(one, other);
        expect(sut).not.toBeNull();
        if (sut === null) return;
        expect(sut.low).toBeLessThanOrEqual(sut.estimate + 1e-9);
        expect(sut.high).toBeGreaterThanOrEqual(sut.estimate - 1e-9);
        expect(sut.low).toBeLessThanOrEqual(one.low / other.estimate + 1e-9);
        expect(sut.high).toBeGreaterThanOrEqual(one.high / other.estimate - 1e-9);
        const turned = ratio({ estimate: -one.estimate, low: -one.high, high: -one.low }, other);
        expect(turned?.low).toBeCloseTo(-sut.high, 9);
        expect(turned?.high).toBeCloseTo(-sut.low, 9);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});
