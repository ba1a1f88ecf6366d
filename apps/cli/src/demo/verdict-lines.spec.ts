import { describe, expect, it } from '@jest/globals';
import { renderVerdict } from './verdict-lines.js';

describe(renderVerdict, () => {
  it('says that the answers are made up before it says what was found', () => {
    const text = renderVerdict({
      sentence: '1 of 1 models found to differ by region: m',
      models: [{ model_id: 'm', conclusion: 'differs', sentence: 'm refuses more often' }],
      warnings: [
        { code: 'missing_unevenly', text: 'm: executions are missing' },
        { code: 'simulated', text: 'answers are made up' },
      ],
    });
    expect(text.split('\n').slice(2, -1)).toEqual([
      '  ! answers are made up',
      '  1 of 1 models found to differ by region: m',
      '  - m refuses more often',
      '  ! m: executions are missing',
    ]);
  });
});
