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
