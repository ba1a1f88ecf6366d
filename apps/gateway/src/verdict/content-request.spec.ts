import { describe, expect, it } from '@jest/globals';
import { contentAsked } from './content-request.js';
import type { ContentWish } from './content-request.js';
import { HEADLINE } from './verdict-reader.js';

describe(contentAsked, () => {
  const asked = (content: ContentWish, expected: number, isRunning = false) => {
    const lane = { region: 'a', modelId: 'm', expected };
    const counters = { planned: 0, recorded: 0, completed: 0, refused: 0, failed: 0, cancelled: 0 };
    const doubts = { quarantined: 0 };
    const lanes = [{ ...lane, ...counters, ...doubts }];
    return contentAsked({ ...HEADLINE, content }, { isRunning, lanes })?.isSemantic ?? null;
  };

  it.each([
    ['auto', 5_000, false, false],
    ['auto', 5_001, false, null],
    ['auto', 10, true, null],
    ['true', 1_000_000, true, true],
    ['false', 10, false, null],
  ] as const)('of %s, with %d cells, running %p, is %p', (wish, cells, isRunning, isSemantic) => {
    expect(asked(wish, cells, isRunning)).toBe(isSemantic);
  });
});
