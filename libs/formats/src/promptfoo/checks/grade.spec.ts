import { describe, expect, it } from '@jest/globals';
import { exportedRowOf } from '../../exported-row.fixture.js';
import { checkedQuestionSchema, type Check } from './check.js';
import { grade } from './grade.js';

const check = (given: Partial<Check>): Check => ({
  type: 'contains',
  not: false,
  values: [],
  threshold: null,
  weight: 1,
  metric: null,
  ...given,
});

const question = (assert: readonly Check[], threshold: number | null = null) =>
  checkedQuestionSchema.parse({ id: 'q', prompt: 'p', assert, threshold });

describe(grade, () => {
  const row = exportedRowOf({ text: 'The Moon is Nobody’s.', duration_ms: 100, cost_usd: null });

  it.each([
    ['contains', ['Moon'], ['moon']],
    ['contains-all', ['The', 'Moon'], ['The', 'Mars']],
    ['contains-any', ['Mars', 'Moon'], ['Mars', 'Io']],
    ['icontains', ['MOON'], ['mars']],
    ['icontains-all', ['THE', 'moon'], ['the', 'mars']],
    ['icontains-any', ['mars', 'MOON'], ['mars']],
    ['equals', ['The Moon is Nobody’s.'], ['The Moon']],
    ['starts-with', ['The'], ['Moon']],
    ['regex', ['^The M.{2}n'], ['^Moon']],
  ] as const)('%s is met by what has it, and not- by what has it not', (type, met, unmet) => {
    const passes = (values: readonly string[], not: boolean): boolean =>
      grade(row, question([check({ type, values: [...values], not })])).pass;
    expect([passes(met, false), passes(met, true)]).toEqual([true, false]);
    expect([passes(unmet, false), passes(unmet, true)]).toEqual([false, true]);
  });

  it('takes an answer that was withheld for a refusal, by its outcome', () => {
    const refusal = question([check({ type: 'is-refusal' })]);
    for (const outcome of ['refused', 'evasive', 'partial', 'blocked_output', 'empty'] as const) {
      expect(grade(exportedRowOf({ outcome }), refusal)).toMatchObject({ pass: true });
    }
    expect(grade(exportedRowOf({ outcome: 'answered', text: 'I cannot.' }), refusal)).toMatchObject(
      {
        pass: false,
        reason: 'is-refusal is not met: the outcome is answered',
      },
    );
  });

  it('passes what was not withheld where nothing else is said', () => {
    expect(grade(exportedRowOf({ outcome: 'answered' }), undefined).pass).toBe(true);
    expect(grade(exportedRowOf({ outcome: 'evasive' }), question([])).pass).toBe(false);
  });

  it('does not pass what cannot be told, with not- or without', () => {
    const limits = [
      check({ type: 'cost', threshold: 1 }),
      check({ type: 'cost', threshold: 1, not: true }),
      check({ type: 'latency', threshold: 100 }),
    ];
    const { checks } = grade(row, question(limits));
    expect(checks.map(({ pass }) => pass)).toEqual([false, false, true]);
    expect(checks[0]?.reason).toBe('cost cannot be told');
  });

  it('weighs assertions, and passes by a threshold where the test has one', () => {
    const assert = [
      check({ values: ['Moon'], weight: 3 }),
      check({ values: ['Mars'] }),
      check({ values: ['Io'], weight: 0 }),
    ];
    expect(grade(row, question(assert))).toMatchObject({ pass: false, score: 0.75 });
    expect(grade(row, question(assert, 0.7)).pass).toBe(true);
  });

  it('gives up an expression that goes over an answer again and again', () => {
    const text = `${'a'.repeat(40)}!`;
    const slow = question([check({ type: 'regex', values: ['^(a+)+$'] })]);
    expect(grade(exportedRowOf({ text }), slow).checks[0]).toMatchObject({
      pass: false,
      reason: 'regex cannot be told',
    });
  });
});
