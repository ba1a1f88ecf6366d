import { describe, expect, it } from '@jest/globals';
import { PortalOptionsError, readPortalOptions } from './options.js';

describe(readPortalOptions, () => {
  it('runs every scenario when nothing is asked', () => {
    expect(readPortalOptions([])).toEqual({
      mode: 'run',
      only: [],
      folder: '',
      executions: 100_000,
      verbose: false,
    });
  });

  it.each([
    [['--list'], 'list'],
    [['--help', '--measure'], 'help'],
    [['--measure'], 'measure'],
    [['--screenshots', 'out'], 'screenshots'],
  ])('reads the mode of %j', (args, mode) => {
    expect(readPortalOptions(args).mode).toBe(mode);
  });

  it('reads names of scenarios', () => {
    expect(readPortalOptions(['--only', 'cell,matrix']).only).toEqual(['cell', 'matrix']);
  });

  it.each([['--executions', '0'], ['--executions', 'many'], ['--unknown']])(
    'refuses %j',
    (...args) => {
      expect(() => readPortalOptions(args)).toThrow(PortalOptionsError);
    },
  );
});
