import type { Schema } from '@beacon/client';
import { formatCost, formatDuration, formatNumber } from '../../lib/format.ts';

type Range = readonly number[];

/** `12 to 60`; one number where both are the same. */
export function rangeOf([least = 0, most = 0]: Range, format = formatNumber): string {
  const from = format(least);
  const to = format(most);
  return from === to ? from : `${from} to ${to}`;
}

/** `98 ms to 153 ms`. */
export function timeRangeOf(range: Range): string {
  return rangeOf(range, formatDuration);
}

/** The cost, or why it is not known. */
export function costOf({
  cost_usd: cost,
  cost_unavailable: reason,
  unpriced_lanes: unpriced = 0,
}: Pick<Schema<'PlanView'>, 'cost_usd' | 'cost_unavailable'> & {
  readonly unpriced_lanes?: number;
}): string {
  if (cost === null) return `not known: ${reason ?? 'no prices'}`;
  const range = rangeOf(cost, formatCost);
  return unpriced === 0 ? range : `${range}, without ${formatNumber(unpriced)} lanes`;
}

const EXPECTED = {
  suffices: 'is enough',
  may_not_suffice: 'may not be enough',
  does_not_suffice: 'is not enough',
} as const;

/** The most that the job can cost, and what its cost limit buys, where it has one. */
export function costLimitOf({
  cost_at_most_usd: atMost,
  cost_limit: limit,
}: Pick<Schema<'PlanView'>, 'cost_at_most_usd' | 'cost_limit'>): {
  readonly name: string;
  readonly value: string;
}[] {
  const most = atMost === null ? [] : [{ name: 'Cost at most', value: formatCost(atMost) }];
  if (limit === null) return most;
  const buys = limit.expected === 'suffices' ? '' : `: it buys ${rangeOf(limit.cells)} cells`;
  const words = `${formatCost(limit.max_cost)} ${EXPECTED[limit.expected]}${buys}`;
  return [
    ...most,
    { name: 'Cost limit', value: words },
    { name: 'Beyond the limit', value: `up to ${formatCost(limit.overshoot_usd)}` },
  ];
}

type CostPlan = Pick<
  Schema<'PlanView'>,
  'cells' | 'cost_usd' | 'cost_at_most_usd' | 'cost_limit' | 'cost_unavailable' | 'unpriced_lanes'
>;

/** What the plan says of a cost limit as it is entered; nothing while the plan is one of something else. */
export function costRemark(plan: CostPlan | undefined, entered: string): string | undefined {
  if (plan === undefined) return undefined;
  const { cost_usd: cost, cost_at_most_usd: most, cost_limit: limit, cells } = plan;
  if (cost === null) return `Cost ${costOf(plan)}.`;
  const expected = `Expected: ${costOf(plan)}; at most ${formatCost(most)}.`;
  if (limit === null || limit.max_cost !== Number(entered)) return expected;
  const { expected: answer, cells: bought, overshoot_usd: overshoot } = limit;
  const buys =
    answer === 'suffices' ? '' : `: it buys ${rangeOf(bought)} of ${formatNumber(cells)} cells`;
  return `${expected} ${formatCost(limit.max_cost)} ${EXPECTED[answer]}${buys}. Up to ${formatCost(overshoot)} can be spent beyond it.`;
}
