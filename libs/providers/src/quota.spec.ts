import { describe, expect, it } from '@jest/globals';
import { goDurationMs } from './quota.js';

describe(goDurationMs, () => {
  it.each([
    ['6m0s', 360_000],
    ['1s', 1_000],
    ['20ms', 20],
    ['1h2m3.5s', 3_723_500],
    ['88.5ms', 89],
    ['1.2µs', 1],
    ['0s', 0],
    ['', null],
    ['12', null],
    ['-1s', null],
    ['1 s', null],
    ['1d', null],
    ['1s later', null],
  ])('reads %j as %s ms', (text, ms) => {
    expect(goDurationMs(text)).toBe(ms);
  });
});
