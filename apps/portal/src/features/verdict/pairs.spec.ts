import { describe, expect, it } from '@jest/globals';
import type { Conclusion, Pair } from '../../api/verdict-queries.ts';
import { byConclusion, decidingP, isDecisive, shownPairs } from './pairs.ts';
import { samplePair } from './verdict.fixture.ts';

const pair = (a: string, adjusted: number | null): Pair => samplePair(a, { p_adjusted: adjusted });

const refused = (conclusion: Conclusion, ...pairs: readonly Pair[]) => ({ conclusion, pairs });

const shown = (...[endpoints, most]: [Parameters<typeof shownPairs>[0], number]): string[] =>
  [...shownPairs(endpoints, 0.05, most)].map((name) => name.split(' ')[0] ?? '').toSorted();

describe('the pairs of a plot', () => {
  it('are all of them where they are few', () => {
    const pairs = refused('differs', pair('b', 0.5), pair('a', 0.01));
    expect(shown([pairs], 6)).toEqual(['a', 'b']);
  });

  it('are those with the smallest p where they are many', () => {
    const pairs = [pair('a', 0.9), pair('b', 0.2), pair('c', null), pair('d', 0.4)];
    expect(shown([refused('cannot_tell', ...pairs)], 2)).toEqual(['b', 'd']);
  });

  it('are the same in both endpoints', () => {
    const one = refused('cannot_tell', pair('a', 0.9), pair('b', 0.2), pair('c', 0.8));
    const other = refused('cannot_tell', pair('a', 0.1), pair('b', 0.9), pair('c', 0.8));
    expect(shown([one, other], 2)).toEqual(['a', 'b']);
  });

  it('never lack a decisive one', () => {
    const pairs = [pair('a', 0.01), pair('b', 0.02), pair('c', 0.03), pair('d', 0.4)];
    expect(shown([refused('differs', ...pairs)], 1)).toEqual(['a', 'b', 'c']);
  });

  it('decide only where the endpoint is concluded to differ, at its alpha', () => {
    expect(isDecisive(pair('a', 0.01), { conclusion: 'differs' }, 0.05)).toBe(true);
    expect(isDecisive(pair('a', 0.05), { conclusion: 'differs' }, 0.05)).toBe(true);
    expect(isDecisive(pair('a', 0.01), { conclusion: 'cannot_tell' }, 0.05)).toBe(false);
    expect(isDecisive(pair('a', null), { conclusion: 'differs' }, 0.05)).toBe(false);
  });

  it('have the larger p of two tests', () => {
    expect(decidingP({ p: 0.01, p_by_answer: 0.2 })).toBe(0.2);
    expect(decidingP({ p: 0.01, p_by_answer: null })).toBe(0.01);
    expect(decidingP({ p: null, p_by_answer: null })).toBeNull();
  });
});

describe('models by what is concluded', () => {
  it('begin with what differs, and keep their order otherwise', () => {
    const models = (['equivalent', 'cannot_tell', 'differs', 'cannot_tell'] as Conclusion[]).map(
      (conclusion, index) => ({ conclusion, index }),
    );
    expect(byConclusion(models).map(({ index }) => index)).toEqual([2, 1, 3, 0]);
  });
});
