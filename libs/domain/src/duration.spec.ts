import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration, parseDuration } from './duration.js';

describe(parseDuration, () => {
  it.each([
    ['500ms', 500],
    ['60s', 60_000],
    ['10m', 600_000],
    ['2h', 7_200_000],
    ['1h30m', 5_400_000],
    ['1h2m3s4ms', 3_723_004],
    ['90m', 5_400_000],
    ['1m5ms', 60_005],
    ['0s', 0],
    ['007s', 7_000],
  ])('reads %s', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each([
    '',
    '60',
    's',
    '1.5h',
    '-1s',
    '1s ',
    ' 1s',
    '1 s',
    '1S',
    '30m1h',
    '1m1m',
    '1d',
    '1ms1s',
    '１s',
    '99999999999999999h',
  ])('takes "%s" for no duration', (text) => {
    expect(parseDuration(text)).toBeNull();
  });
});

describe(formatDuration, () => {
  it.each([
    [0, '0s'],
    [500, '500ms'],
    [60_000, '1m'],
    [90_000, '1m30s'],
    [5_400_000, '1h30m'],
    [86_400_000, '24h'],
  ])('writes %d ms', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  it('writes what is read back to the same number', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
    );
  });

  it.each([-1, 1.5, Number.NaN, Infinity, 2 ** 53])('refuses %d', (ms) => {
    expect(() => formatDuration(ms)).toThrow(RangeError);
  });
});
