import { describe, expect, it } from '@jest/globals';
import { permutedDifference } from './permuted-difference.js';
import { seededWords } from '../distributions/random.js';

const counted = (values: readonly number[]) => values.map((value) => ({ value, count: 1 }));

/** Every choice of the first group out of all values. */
function byListing(one: readonly number[], other: readonly number[]): number {
  const values = [...one, ...other];
  const welch = (first: readonly number[], second: readonly number[]): number => {
    const of = (list: readonly number[]) => {
      const mean = list.reduce((a, b) => a + b, 0) / list.length;
      const squares = list.reduce((sum, value) => sum + (value - mean) ** 2, 0);
      return { mean, error: squares / (list.length - 1) / list.length };
    };
    const [a, b] = [of(first), of(second)];
    const gap = Math.abs(a.mean - b.mean);
    return gap < 1e-9 ? 0 : gap / Math.sqrt(a.error + b.error);
  };
  const observed = welch(one, other);
  let [all, reached] = [0, 0];
  for (let choice = 0; choice < 2 ** values.length; choice += 1) {
    const first = values.filter((_, bit) => (choice >> bit) & 1);
    if (first.length !== one.length) continue;
    const second = values.filter((_, bit) => !((choice >> bit) & 1));
    all += 1;
    if (welch(first, second) >= observed * (1 - 1e-9)) reached += 1;
  }
  return reached / all;
}

describe(permutedDifference, () => {
  it.each([
    [
      [1, 1, 0.5, 1, 0],
      [0, 0, 0, 0.5, 0, 0, 0],
    ],
    [
      [0.2, 0.4, 0.9],
      [0.1, 0, 0.3, 0.2, 0.2],
    ],
    [
      [1, 1, 1, 1],
      [0, 0, 0, 0, 0, 0],
    ],
  ])('is the share of all exchanges (%j, %j)', (one, other) => {
    const { p } = permutedDifference(counted(one), counted(other));
    expect(Math.abs(p - byListing(one, other))).toBeLessThan(0.02);
  });

  it('is the same whichever group comes first, and for counted values', () => {
    const [one, other] = [counted([1, 1, 0, 0.5]), counted([0, 0, 0.5, 0, 0, 0])];
    const { p } = permutedDifference(one, other);
    expect(permutedDifference(other, one).p).toBe(p);
    const merged = [
      { value: 1, count: 2 },
      { value: 0.5, count: 1 },
      { value: 0, count: 1 },
    ];
    expect(permutedDifference(merged, other).p).toBe(p);
  });

  it('is even where nothing differs, though one group scatters more and is smaller', () => {
    const words = seededWords(5);
    const even = (width: number) => (words() / 2 ** 32 - 0.5) * width;
    let found = 0;
    for (let job = 0; job < 200; job += 1) {
      const one = Array.from({ length: 12 }, () => even(2));
      const other = Array.from({ length: 40 }, () => even(0.5));
      if (permutedDifference(counted(one), counted(other), job).p <= 0.05) found += 1;
    }
    expect(found).toBeLessThanOrEqual(20);
  });

  it('goes over to the normal distribution', () => {
    const one = [
      { value: 1, count: 60 },
      { value: 0, count: 440 },
    ];
    const other = [
      { value: 1, count: 50 },
      { value: 0, count: 950 },
    ];
    expect(permutedDifference(one, other).method).toBe('asymptotic');
    expect(permutedDifference(one, other).p).toBeLessThan(0.001);
  });

  it('shows nothing with a single value, or without a difference', () => {
    expect(permutedDifference(counted([1]), counted([0, 0, 0])).p).toBe(1);
    expect(permutedDifference(counted([0, 0]), counted([0, 0, 0])).p).toBe(1);
  });
});
