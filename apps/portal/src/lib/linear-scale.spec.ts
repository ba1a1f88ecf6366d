import { describe, expect, it } from '@jest/globals';
import { linearScale, niceEnds } from './linear-scale.ts';

describe('a linear scale', () => {
  it('leads from values to places and goes on beyond the ends', () => {
    const scale = linearScale([0, 10], [100, 200]);
    expect([scale(0), scale(5), scale(10), scale(-1), scale(12)]).toEqual([100, 150, 200, 90, 220]);
  });

  it('leads downwards where the range does, as heights on a screen', () => {
    const scale = linearScale([0, 4], [180, 12]);
    expect([scale(0), scale(1), scale(4)]).toEqual([180, 138, 12]);
  });

  it('puts the one value of an empty domain in the middle', () => {
    expect(linearScale([3, 3], [0, 10])(3)).toBe(5);
  });

  it('has round ticks within its ends', () => {
    expect(linearScale([0, 7], [0, 1]).ticks(5)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(linearScale([-0.3, 0.3], [0, 1]).ticks(4)).toEqual([-0.2, 0, 0.2]);
  });

  it('is widened to round ends', () => {
    expect(niceEnds([0.03, 9.4], 10)).toEqual([0, 10]);
    expect(niceEnds([-0.228, 0.228], 8)).toEqual([-0.25, 0.25]);
  });
});
