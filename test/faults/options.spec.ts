import { describe, expect, it } from '@jest/globals';
import { FaultOptionsError, readOptions } from './options.js';

describe(readOptions, () => {
  it('runs everything when nothing is said', () => {
    expect(readOptions([])).toEqual({
      mode: 'run',
      only: [],
      short: false,
      json: false,
      verbose: false,
      seed: null,
      minutes: 5,
    });
  });

  it('reads a filter and the random mode', () => {
    expect(readOptions(['--only', 'a,b', '--json'])).toMatchObject({
      only: ['a', 'b'],
      json: true,
    });
    expect(readOptions(['--random', '--seed', '7', '--minutes', '3'])).toMatchObject({
      mode: 'random',
      seed: 7,
      minutes: 3,
    });
  });

  it.each([
    ['--seed', 'x'],
    ['--seed', '-1'],
    ['--minutes', '0'],
    ['--minutes', '1.5'],
    ['--what'],
  ])('refuses %s %s', (...args) => {
    expect(() => readOptions(args)).toThrow(FaultOptionsError);
  });
});
