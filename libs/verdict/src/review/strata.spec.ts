import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LABELS } from '@beacon/classification';
import { allocate } from './strata.js';

describe(allocate, () => {
  const stratum = (language: string | null, typed: (typeof LABELS)[number], answers: number) => ({
    language,
    typed,
    answers,
  });

  it('gives half to what was typed as answered, and shares the rest among the ways to withhold', () => {
    const strata = LABELS.map((typed) => stratum('en', typed, 1_000));
    expect(allocate(strata, 60)).toEqual([30, 10, 10, 10]);
  });

  it('gives each language as much, and what one has not to the others', () => {
    const strata = [
      stratum('en', 'answered', 10_000),
      stratum('en', 'refused', 10_000),
      stratum('zh', 'answered', 3),
      stratum('zh', 'refused', 4),
    ];
    expect(allocate(strata, 40)).toEqual([17, 16, 3, 4]);
  });

  it('draws as many as are wanted or there, and of no stratum more than it has', () => {
    const any = fc.uniqueArray(
      fc.record({
        language: fc.constantFrom('en', 'zh', null),
        typed: fc.constantFrom(...LABELS),
        answers: fc.integer({ min: 0, max: 40 }),
      }),
      { selector: ({ language, typed }) => `${language} ${typed}` },
    );
    fc.assert(
      fc.property(any, fc.integer({ min: 0, max: 200 }), (strata, size) => {
        const taken = allocate(strata, size);
        const all = strata.reduce((sum, { answers }) => sum + answers, 0);
        expect(taken.reduce((sum, count) => sum + count, 0)).toBe(Math.min(size, all));
        for (const [index, { answers }] of strata.entries()) {
          expect(taken[index]).toBeLessThanOrEqual(answers);
        }
      }),
    );
  });
});
