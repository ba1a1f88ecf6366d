import { describe, expect, it } from '@jest/globals';
import { cost, cut, duration, durationRange } from './format.js';

describe(cut, () => {
  it.each([
    ['answer', 6, 'answer'],
    ['answers', 6, 'answe…'],
    ['模型模型', 6, '模型…'],
    ['模型', 4, '模型'],
    ['answers', 1, '…'],
    ['answers', 0, ''],
  ])('makes %j fit %i columns', (text, most, expected) => {
    expect(cut(text, most)).toBe(expected);
  });
});

describe(duration, () => {
  it.each([
    [473, '473 ms'],
    [3_240, '3.2 s'],
    [59_400, '59 s'],
    [125_000, '2 min 5 s'],
    [5_400_000, '1 h 30 min'],
    [100_000_000, '1 d 4 h'],
  ])('says %i ms as %s', (ms, expected) => {
    expect(duration(ms)).toBe(expected);
  });
});

describe(durationRange, () => {
  it.each([
    [[2_000, 40_000], '2 to 40 s'],
    [[40_000, 40_000], '40 s'],
    [[6_000, 150_000], '0.1 to 2.5 min'],
    [[70, 2_840], '0.1 to 2.8 s'],
    [[0, 12_400], '0 to 12 s'],
    [[60_000, 36_000_000], '0.02 to 10 h'],
  ])('says %j ms in one unit', (range, expected) => {
    expect(durationRange(range)).toBe(expected);
  });
});

describe(cost, () => {
  it.each([
    [0, '$0'],
    [0.00123, '$0.0012'],
    [12.345, '$12.35'],
  ])('says %d dollars as %s', (usd, expected) => {
    expect(cost(usd)).toBe(expected);
  });
});
