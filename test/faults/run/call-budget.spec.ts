import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judgeCalls } from './call-budget.js';
import type { CellCalls } from './call-budget.js';

const cell = (more: Partial<CellCalls> = {}): CellCalls => ({
  name: 'us-east m q1 1',
  calls: 1,
  rounds: 1,
  exposures: 0,
  disturbed: 0,
  ...more,
});

describe(judgeCalls, () => {
  it('takes one call for each cell, or none for one that was given up', () => {
    expect(judgeCalls([cell(), cell({ calls: 0 })])).toEqual({
      calls: 1,
      extra: 0,
      allowed: 0,
      problems: [],
    });
  });

  it.each([
    ['a fault that hit it in flight', { calls: 2, exposures: 1 }],
    ['a call that the provider failed', { calls: 2, disturbed: 1 }],
    ['a retry that was asked for', { calls: 2, rounds: 2 }],
    ['all of them', { calls: 4, exposures: 1, disturbed: 1, rounds: 2 }],
  ])('explains a second call by %s', (_why, more) => {
    expect(judgeCalls([cell(more)]).problems).toEqual([]);
  });

  it('does not let one cell spend what another is allowed', () => {
    const verdict = judgeCalls([
      cell({ calls: 1, exposures: 5 }),
      cell({ name: 'twice', calls: 2 }),
    ]);
    expect(verdict).toMatchObject({ calls: 3, extra: 1, allowed: 5 });
    expect(verdict.problems).toEqual([expect.stringContaining('twice: 2 calls')]);
  });

  it('names a few cells and counts the others', () => {
    const cells = Array.from({ length: 9 }, (_, index) => cell({ name: `c${index}`, calls: 3 }));
    const { problems } = judgeCalls(cells);
    expect(problems).toHaveLength(6);
    expect(problems.at(-1)).toBe('and 4 more cells with extra calls');
  });

  it('finds a problem exactly when some cell has more extra calls than are explained', () => {
    const cells = fc.array(
      fc.record({
        name: fc.constant('c'),
        calls: fc.nat(6),
        rounds: fc.integer({ min: 1, max: 3 }),
        exposures: fc.nat(2),
        disturbed: fc.nat(2),
      }),
    );
    fc.assert(
      fc.property(cells, (drawn) => {
        const isOver = drawn.some((c) => c.calls > c.rounds + c.exposures + c.disturbed);
        const verdict = judgeCalls(drawn);
        expect(verdict.problems.length > 0).toBe(isOver);
        expect(verdict.extra >= 0).toBe(true);
      }),
    );
  });
});
