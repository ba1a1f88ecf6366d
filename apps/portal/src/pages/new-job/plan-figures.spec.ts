import { describe, expect, it } from '@jest/globals';
import { costLimitOf } from './plan-figures.ts';

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
    expect(facts.at(-1)).toEqual({ name: 'Cost limit', value });
  });
});
