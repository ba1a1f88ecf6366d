import { describe, expect, test } from '@jest/globals';
import { isHeld, median, ratioLine } from './ratio.js';
import type { Ratio } from './ratio.js';

const ratio: Ratio = {
  name: 'some',
  what: 'this against that',
  measured: 0.6,
  bound: { kind: 'at least', value: 0.6 },
  detail: '6 against 10',
};

describe('isHeld', () => {
  test('a bound itself is within it, from either side', () => {
    expect(isHeld(ratio)).toBe(true);
    expect(isHeld({ ...ratio, bound: { kind: 'at most', value: 0.6 } })).toBe(true);
  });

  test('what is beyond it is not', () => {
    expect(isHeld({ ...ratio, measured: 0.599 })).toBe(false);
    expect(isHeld({ ...ratio, measured: 2.01, bound: { kind: 'at most', value: 2 } })).toBe(false);
  });

  test('nothing measured holds nothing', () => {
    expect(isHeld({ ...ratio, measured: Number.NaN })).toBe(false);
  });
});

describe('median', () => {
  test.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('ratioLine', () => {
  test('says what, how much, the bound, whether it is held, and why', () => {
    expect(ratioLine(ratio)).toBe('this against that | 0.60 | at least 0.6 | held | 6 against 10');
    expect(ratioLine({ ...ratio, measured: 0.5 })).toContain('| NOT HELD |');
  });
});
