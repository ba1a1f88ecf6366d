import { describe, expect, it } from '@jest/globals';
import { verdictLines } from './verdict-lines.js';

describe(verdictLines, () => {
  const verdict = {
    sentence: '1 of 1 models found to differ by region: m',
    models: [{ sentence: 'm refuses more often' }],
    warnings: [
      { code: 'missing_unevenly', text: 'm: executions are missing' },
      { code: 'simulated', text: 'answers are made up' },
    ],
  };

  it('says that the answers are made up before it says what was found', () => {
    expect(verdictLines(verdict, 80)).toEqual([
      '  ! answers are made up',
      '  1 of 1 models found to differ by region: m',
      '  - m refuses more often',
      '  ! m: executions are missing',
    ]);
  });

  it('breaks sentences where the terminal ends, and sets off what goes on', () => {
    expect(verdictLines(verdict, 26)).toEqual([
      '  ! answers are made up',
      '  1 of 1 models found to',
      '  differ by region: m',
      '  - m refuses more often',
      '  ! m: executions are',
      '    missing',
    ]);
  });
});
