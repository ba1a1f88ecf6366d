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
  return [...most, { name: 'Cost limit', value: words }];
}
