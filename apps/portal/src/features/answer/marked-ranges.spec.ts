import { describe, expect, it } from '@jest/globals';
import { markedRuns } from './marked-ranges.ts';
import { wordDifferences } from './word-differences.ts';

describe('marked runs', () => {
  it('cuts a text where marks overlap', () => {
    const runs = markedRuns('one two three', [
      { start: 0, end: 7, kind: 'difference' },
      { start: 4, end: 13, kind: 'evidence' },
    ]);
    expect(runs).toEqual([
      { text: 'one ', kinds: ['difference'] },
      { text: 'two', kinds: ['difference', 'evidence'] },
      { text: ' three', kinds: ['evidence'] },
    ]);
  });

  it('keeps the whole text whatever the marks are', () => {
    const text = 'a text';
    const marks = [
      { start: -3, end: 2, kind: 'hit' as const },
      { start: 4, end: 99, kind: 'hit' as const },
      { start: 5, end: 3, kind: 'hit' as const },
    ];
    const runs = markedRuns(text, marks);
    expect(runs.map((run) => run.text).join('')).toBe(text);
    expect(runs.map(({ kinds }) => kinds.length)).toEqual([1, 0, 1]);
  });

  it('is one run, or none, without marks', () => {
    expect(markedRuns('text', [])).toEqual([{ text: 'text', kinds: [] }]);
    expect(markedRuns('', [])).toEqual([]);
  });
});

describe('words that differ', () => {
  it('are marked where they stand', () => {
    const text = 'Taiwan is a part of China.';
    const marks = wordDifferences('Taiwan is an island.', text) ?? [];
    const marked = marks.map(({ start, end }) => text.slice(start, end).trim());
    expect(marked).toContain('a part of China');
  });

  it('are none between equal answers', () => {
    expect(wordDifferences('the same', 'the same')).toEqual([]);
  });

  it('are found in a language without spaces', () => {
    const text = '台湾是中国的一部分';
    const marks = wordDifferences('台湾是一个岛屿', text) ?? [];
    expect(marks.length).toBeGreaterThan(0);
    expect(marks.every(({ start }) => start >= 2)).toBe(true);
  });

  it('are given up for answers that take too long', () => {
    const words = (seed: number): string =>
      Array.from({ length: 60_000 }, (_, index) => `w${(index * seed) % 59_999}`).join(' ');
    expect(wordDifferences(words(7), words(13))).toBeUndefined();
  });
});
