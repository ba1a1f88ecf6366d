import { describe, expect, it } from '@jest/globals';
import { PoisonGuard } from './poison-guard.js';
import { DONE } from './settlement.js';
import type { PoisonRule } from './subscription.js';

const { signal } = new AbortController();

async function judged(rule: PoisonRule, deliveryCount: number): Promise<string> {
  let verdict = 'not handled';
  const context = { subject: 's', deliveryCount, signal };
  const settlement = await new PoisonGuard(rule).guard(context, async (isSuspect) => {
    verdict = isSuspect ? 'alone' : 'handled';
    return DONE;
  });
  return settlement.kind === 'dead' ? settlement.reason : verdict;
}

const poison = (count: number): string =>
  `poison_message: delivered ${count} times, and no handler lived to settle it`;

describe(PoisonGuard, () => {
  it.each([
    [1, 'handled'],
    [5, 'handled'],
    [6, 'alone'],
    [20, 'alone'],
    [21, poison(21)],
  ])('of twenty deliveries that are allowed, has number %i %s', async (count, verdict) => {
    expect(await judged({}, count)).toBe(verdict);
  });

  it.each([
    [3, 3, 'handled'],
    [12, 2, 'alone'],
    [12, 10, 'handled'],
    [13, 2, poison(13)],
  ])('does not count explained deliveries: %i of which %i', async (count, explained, verdict) => {
    const rule = { poisonAfter: 10, explainedDeliveries: async () => explained };
    expect(await judged(rule, count)).toBe(verdict);
  });

  it('asks for explanations of suspects only', async () => {
    let asked = 0;
    const explainedDeliveries = async (): Promise<number> => {
      asked += 1;
      return 0;
    };
    await judged({ poisonAfter: 10, explainedDeliveries }, 2);
    expect(asked).toBe(0);
    await judged({ poisonAfter: 10, explainedDeliveries }, 3);
    expect(asked).toBe(1);
  });
});
