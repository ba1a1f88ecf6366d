import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mixKeys, permute, permuteBack } from './permutation.js';

const keys = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const all = (size: number): number[] => Array.from({ length: size }, (_unused, index) => index);

describe(permute, () => {
  it('gives every index a place of its own, for every size up to 300', () => {
    for (let size = 1; size <= 300; size += 1) {
      const places = all(size).map((index) => permute(index, size, mixKeys(7, size)));
      expect(places.toSorted((a, b) => a - b)).toEqual(all(size));
    }
  });

  it('gives every index a place of its own, whatever the size and the key', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50_000 }), keys, (size, key) => {
        const seen = new Uint8Array(size);
        for (let index = 0; index < size; index += 1) seen[permute(index, size, key)] = 1;
        expect(seen.every((one) => one === 1)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('is undone by its inverse, up to the largest size', () => {
    const drawn = fc
      .integer({ min: 1, max: 2 ** 32 })
      .chain((size) =>
        fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }),
      );
    fc.assert(
      fc.property(drawn, keys, ({ size, index }, key) => {
        const place = permute(index, size, key);
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThan(size);
        expect(permuteBack(place, size, key)).toBe(index);
      }),
    );
  });

  it.each([2, 3, 4, 5, 7, 8, 12, 30])(
    'puts each of %d indices at each place about equally often over the keys',
    (size) => {
      const runs = 300 * size;
      const counts = new Map<string, number>();
      for (let key = 0; key < runs; key += 1) {
        for (const index of all(size)) {
          const cell = `${index}@${permute(index, size, mixKeys(99, key))}`;
          counts.set(cell, (counts.get(cell) ?? 0) + 1);
        }
      }
      // 300 are expected of each; six standard deviations either way.
      expect(counts.size).toBe(size * size);
      for (const count of counts.values()) expect(Math.abs(count - 300)).toBeLessThan(104);
    },
  );

  it('leaves no trace of the order given: neighbours are as far apart as drawn ones, and few stay neighbours', () => {
    const size = 10_000;
    for (const key of [1, 2, 3]) {
      const places = all(size).map((index) => permute(index, size, key));
      const gaps = places.slice(1).map((place, index) => Math.abs(place - (places[index] ?? 0)));
      const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
      // A third of the size where both are drawn.
      expect(Math.abs(mean - size / 3)).toBeLessThan(100);
      expect(gaps.filter((gap) => gap === 1).length).toBeLessThan(15);
    }
  });

  it('has another order for another key', () => {
    fc.assert(
      fc.property(keys, keys, (one, other) => {
        fc.pre(one !== other);
        const order = (key: number): number[] => all(50).map((index) => permute(index, 50, key));
        expect(order(one)).not.toEqual(order(other));
        expect(order(one)).toEqual(order(one));
      }),
    );
  });

  it.each([-1, 5, 1.5, Number.NaN])('has no place for %d of five', (index) => {
    expect(() => permute(index, 5, 1)).toThrow(RangeError);
    expect(() => permuteBack(index, 5, 1)).toThrow(RangeError);
  });
});

describe(mixKeys, () => {
  it('makes another key of other parts and of another order', () => {
    const made = new Set<number>();
    for (let first = 0; first < 30; first += 1) {
      for (let second = 0; second < 30; second += 1) made.add(mixKeys(5, first, second));
    }
    expect(made.size).toBe(900);
    expect(mixKeys(1, 2)).not.toBe(mixKeys(2, 1));
  });
});
