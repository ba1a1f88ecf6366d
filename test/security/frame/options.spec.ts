import { describe, expect, it } from '@jest/globals';
import { readOptions, SecurityOptionsError } from './options.js';

describe(readOptions, () => {
  it('runs every part when nothing is said', () => {
    expect(readOptions([])).toEqual({
      mode: 'run',
      only: [],
      short: false,
      json: false,
      verbose: false,
    });
  });

  it('reads the names of parts', () => {
    expect(readOptions(['--only', 'edges,broker', '--short'])).toMatchObject({
      only: ['edges', 'broker'],
      short: true,
    });
  });

  it('helps before it lists', () => {
    expect(readOptions(['--list', '--help']).mode).toBe('help');
  });

  it.each([['--what'], ['edges']])('refuses %s', (...args) => {
    expect(() => readOptions(args)).toThrow(SecurityOptionsError);
  });
});
