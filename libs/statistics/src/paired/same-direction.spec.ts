import { describe, expect, it } from '@jest/globals';
import { fewestInSameDirection, sameDirectionChance } from './same-direction.js';

/** The largest chance over what a question may do, every number of finds written out: k finds all point one way with 2^(1-k). */
function bySum(finds: number, questions: number): number {
  let largest = 0;
  for (let chance = 0.001; chance < 1; chance += 0.001) {
    let term = (1 - chance) ** questions;
    let total = 0;
    for (let k = 0; k <= questions; k += 1) {
      if (k >= finds) total += term * 2 ** (1 - k);
      term *= ((questions - k) / (k + 1)) * (chance / (1 - chance));
    }
    largest = Math.max(largest, total);
  }
  return largest;
}

describe(sameDirectionChance, () => {
  it.each([
    [2, 10],
    [5, 6],
    [5, 10],
    [5, 40],
    [8, 40],
    [5, 200],
    [12, 300],
  ])('is the sum written out (%i of %i)', (finds, questions) => {
    expect(sameDirectionChance(finds, questions)).toBeCloseTo(bySum(finds, questions), 4);
  });

  it('is the sign test where every question is sure to be found', () => {
    expect(sameDirectionChance(5, 5)).toBeCloseTo(1 / 16, 12);
    expect(sameDirectionChance(6, 5)).toBe(0);
  });
});

describe(fewestInSameDirection, () => {
  it.each([
    [0.05, 100, 4],
    [0.02, 100, 5],
    [0.01, 100, 6],
    [0.05, 5, 6],
  ])('is the first number with a small enough chance (%d, %i)', (alpha, questions, wanted) => {
    expect(fewestInSameDirection(alpha, questions)).toBe(wanted);
  });
});
