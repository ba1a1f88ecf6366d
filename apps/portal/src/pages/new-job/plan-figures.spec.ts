import { describe, expect, it } from '@jest/globals';
import { costLimitOf, costRemark } from './plan-figures.ts';

describe(costLimitOf, () => {
  const limit = { max_cost: 0.5, cells: [10, 20], overshoot_usd: 0.01 };

  it('says what a job costs at most, with a limit or without', () => {
    expect(costLimitOf({ cost_at_most_usd: 2, cost_limit: null })).toEqual([
      { name: 'Cost at most', value: '$2.00' },
    ]);
    expect(costLimitOf({ cost_at_most_usd: null, cost_limit: null })).toEqual([]);
  });

  it.each([
    ['suffices', '$0.50 is enough'],
    ['may_not_suffice', '$0.50 may not be enough: it buys 10 to 20 cells'],
    ['does_not_suffice', '$0.50 is not enough: it buys 10 to 20 cells'],
  ] as const)('says of a limit that %s what it buys', (expected, value) => {
    const facts = costLimitOf({ cost_at_most_usd: 2, cost_limit: { ...limit, expected } });
    expect(facts.slice(1)).toEqual([
      { name: 'Cost limit', value },
      { name: 'Beyond the limit', value: 'up to $0.010' },
    ]);
  });
});

describe(costRemark, () => {
  const plan = {
    cells: 30,
    cost_usd: [0.01, 0.4],
    cost_at_most_usd: 0.6,
    cost_limit: null,
    cost_unavailable: null,
    unpriced_lanes: 0,
  };
  const limit = {
    max_cost: 0.05,
    expected: 'may_not_suffice' as const,
    cells: [3, 12],
    overshoot_usd: 0.24,
  };

  it('says what is expected while no limit is entered', () => {
    expect(costRemark(undefined, '')).toBeUndefined();
    expect(costRemark(plan, '')).toBe('Expected: $0.010 to $0.40; at most $0.60.');
    const unknown = { ...plan, cost_usd: null, cost_unavailable: 'no prices' };
    expect(costRemark(unknown, '')).toBe('Cost not known: no prices.');
  });

  it('says what the limit buys, and what can be spent beyond it', () => {
    expect(costRemark({ ...plan, cost_limit: limit }, ' 0.05')).toBe(
      'Expected: $0.010 to $0.40; at most $0.60. $0.050 may not be enough: it buys 3 to 12 of 30 cells. Up to $0.24 can be spent beyond it.',
    );
    const enough = { ...plan, cost_limit: { ...limit, expected: 'suffices' as const } };
    expect(costRemark(enough, '0.05')).toContain('$0.050 is enough. Up to $0.24');
  });

  it('says nothing of a limit that is not the one that is entered', () => {
    expect(costRemark({ ...plan, cost_limit: limit }, '0.5')).not.toContain('enough');
  });
});
