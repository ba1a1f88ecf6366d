import { describe, expect, it } from '@jest/globals';
import { seededWords } from '../distributions/random.js';
import { signFlip } from '../paired/sign-flip.js';
import { directionTest, smallestDirectionP } from './direction-test.js';

const productsOf = (shifts: readonly (readonly number[])[]): Float64Array =>
  Float64Array.from(
    shifts.flatMap((one) =>
      shifts.map((other) => one.reduce((sum, part, index) => sum + part * (other[index] ?? 0), 0)),
    ),
  );

const lengthUnder = (shifts: readonly (readonly number[])[], word: number): number =>
  [0, 1, 2].reduce((sum, part) => {
    const total = shifts.reduce(
      (all, shift, index) => all + ((word >> index) & 1 ? 1 : -1) * (shift[part] ?? 0),
      0,
    );
    return sum + total ** 2;
  }, 0);

const random = (questions: number, seed: number, push = 0): number[][] => {
  const words = seededWords(seed);
  return Array.from({ length: questions }, () =>
    Array.from({ length: 3 }, () => words() / 2 ** 32 - 0.5 + push),
  );
};

describe(directionTest, () => {
  it('is the share of all choices of signs whose sum is as long', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const shifts = random(7, seed, 0.2);
      const observed = lengthUnder(shifts, 2 ** 7 - 1);
      const all = Array.from({ length: 2 ** 7 }, (_, word) => lengthUnder(shifts, word));
      const p = all.filter((length) => length >= observed - 1e-9).length / all.length;
      expect(directionTest([productsOf(shifts)], 7, 1)).toEqual({
        p,
        method: 'exact',
        draws: null,
        byPair: [p],
      });
    }
  });

  it('is the sign-flip test where shifts have one dimension', () => {
    const shifts = [3, -1, 2, 4, 1, 1, -2, 5, 2, 3];
    const { p } = signFlip(shifts.map((shift) => ({ numerator: shift, denominator: 1, count: 1 })));
    expect(directionTest([productsOf(shifts.map((shift) => [shift]))], 10, 1).p).toBe(p);
  });

  it('takes the largest of several pairs', () => {
    const [still, shifted] = [random(20, 5), random(20, 6, 0.4)].map(productsOf);
    if (still === undefined || shifted === undefined) throw new Error('no products');
    const { p, byPair } = directionTest([still, shifted], 20, 1);
    expect(byPair[0]).toBeGreaterThan(0.05);
    expect(byPair[1]).toBeLessThan(0.01);
    expect(p).toBeGreaterThanOrEqual(byPair[1] ?? 1);
    expect(p).toBeLessThan(0.01);
  });

  it('finds nothing where nothing differs', () => {
    expect(directionTest([new Float64Array(36)], 6, 1).p).toBe(1);
    expect(smallestDirectionP(6)).toBe(1 / 32);
  });
});
