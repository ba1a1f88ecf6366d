import { describe, expect, it } from '@jest/globals';
import { plotScale, rateExtent, symmetricExtent } from './plot-scale.ts';

const figure = (value: number | null, low?: number, high?: number) => ({
  value,
  interval: low === undefined || high === undefined ? null : [low, high],
});

describe('the extent of a plot', () => {
  it('reaches as far to both sides of zero as the farthest interval', () => {
    expect(symmetricExtent([figure(-0.16, -0.228, -0.094), figure(0.01, 0, 0.02)], 0.05)).toEqual([
      -0.25, 0.25,
    ]);
  });

  it('shows the margin even where nothing differs', () => {
    const [low, high] = symmetricExtent([figure(0, 0, 0)], 0.05);
    expect(low).toBe(-high);
    expect(high).toBeGreaterThan(0.05);
  });

  it('goes to one and no further', () => {
    expect(symmetricExtent([figure(0.9, 0.6, 1)], 0.05)).toEqual([-1, 1]);
    expect(rateExtent([figure(0.98, 0.9, 1)])).toEqual([0, 1]);
  });

  it('lets small rates be told apart, and is the whole where nothing was measured', () => {
    const [low, high] = rateExtent([figure(0.02, 0.01, 0.04), figure(null)]);
    expect(low).toBe(0);
    expect(high).toBeLessThanOrEqual(0.2);
    expect(rateExtent([figure(null)])).toEqual([0, 1]);
  });
});

describe('the scale of a plot', () => {
  const scale = plotScale([-0.3, 0.3], (value) => value.toFixed(2));

  it('puts zero in the middle and the ends inside the edges', () => {
    expect(scale.at(0)).toBeCloseTo(50);
    expect(scale.at(-0.3)).toBeGreaterThan(0);
    expect(scale.at(0.3)).toBeLessThan(100);
  });

  it('keeps what lies beyond at the edge', () => {
    expect(scale.at(5)).toBe(scale.at(0.3));
  });

  it('has few ticks at round values, zero among them', () => {
    const texts = scale.ticks.map(({ text }) => text);
    expect(texts).toContain('0.00');
    expect(texts.length).toBeLessThanOrEqual(8);
    expect(texts).toEqual(texts.toSorted((a, b) => Number(a) - Number(b)));
  });
});
