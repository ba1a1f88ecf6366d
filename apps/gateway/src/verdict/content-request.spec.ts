import { describe, expect, it } from '@jest/globals';
import { contentRequestOf } from './content-request.js';
import type { ContentMode } from './content-request.js';
import { HEADLINE } from './verdict-question.js';

describe(contentRequestOf, () => {
  const asked = (content: ContentMode, expected: number, isRunning = false) => {
    const lane = { region: 'a', modelId: 'm', expected };
    const counters = { planned: 0, recorded: 0, completed: 0, refused: 0, failed: 0, cancelled: 0 };
    const doubts = { quarantined: 0, spent: 0, spentEstimated: 0 };
    const lanes = [{ ...lane, ...counters, ...doubts }];
    return contentRequestOf({ ...HEADLINE, content }, { isRunning, lanes })?.isSemantic ?? null;
  };

  it.each([
    ['auto', 5_000, false, false],
    ['auto', 5_001, false, null],
    ['auto', 10, true, null],
    ['true', 1_000_000, true, true],
    ['false', 10, false, null],
  ] as const)('of %s, with %d cells, running %p, is %p', (mode, cells, isRunning, isSemantic) => {
    expect(asked(mode, cells, isRunning)).toBe(isSemantic);
  });
});
