import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { longestCommonSubsequence } from './longest-common.js';

/** The textbook table. */
const lengthOf = (a: readonly number[], b: readonly number[]): number => {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const element of a) {
    const next = [0];
    for (const [j, other] of b.entries()) {
      next.push(element === other ? (row[j] ?? 0) + 1 : Math.max(row[j + 1] ?? 0, next[j] ?? 0));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
};

const few = fc.array(fc.nat({ max: 4 }), { maxLength: 100 });

describe(longestCommonSubsequence, () => {
  it('finds places that agree, ascend, and are as many as the textbook says', () => {
    fc.assert(
      fc.property(few, few, (a, b) => {
        const matches = longestCommonSubsequence(a, b);
        expect(matches).toHaveLength(lengthOf(a, b));
        for (const [index, [i, j]] of matches.entries()) {
          const [previousI, previousJ] = matches[index - 1] ?? [-1, -1];
          expect(a[i]).toBe(b[j]);
          expect(i > previousI && j > previousJ).toBe(true);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('carries over the borders of its words', () => {
    const a = Array.from({ length: 200 }, () => 1);
    const b = Array.from({ length: 200 }, (_, index) => (index < 100 ? 2 : 1));
    expect(longestCommonSubsequence([0, ...a, 3], [4, ...b, 5])).toHaveLength(100);
    expect(longestCommonSubsequence([], [1])).toEqual([]);
  });
});
