import { describe, expect, it } from '@jest/globals';
import { FuzzOptionsError, readFuzzOptions } from './options.js';

describe(readFuzzOptions, () => {
  it('runs both parts for ten minutes when nothing is said', () => {
    expect(readFuzzOptions([])).toEqual({
      seed: null,
      minutes: 10,
      parts: ['api', 'provider'],
      only: null,
      json: false,
      verbose: false,
    });
  });

  it('reads a case, whose part is the only one', () => {
    expect(readFuzzOptions(['--seed', '7', '--case', 'provider:12'])).toMatchObject({
      seed: 7,
      parts: ['provider'],
      only: { part: 'provider', number: 12 },
    });
  });

  it('is quick when it is asked to', () => {
    expect(readFuzzOptions(['--short'])?.minutes).toBeLessThan(1);
  });

  it('returns nothing when it is asked for help', () => {
    expect(readFuzzOptions(['--help'])).toBeNull();
  });

  it.each([
    ['--seed', 'x'],
    ['--minutes', '0'],
    ['--only', 'everything'],
    ['--seed', '1', '--case', 'api'],
    ['--case', 'api:1'],
    ['--what'],
  ])('refuses %s %s', (...args) => {
    expect(() => readFuzzOptions(args)).toThrow(FuzzOptionsError);
  });
});
