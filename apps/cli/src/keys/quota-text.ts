import type { Schema } from '@beacon/client';
import { cost, moment, number } from '../terminal/format.js';
import { figure, table, text } from '../terminal/table.js';

type Quotas = Schema<'QuotasView'>;
type Quota = Schema<'QuotaView'>;

const UNLIMITED = 'none';

/** What somebody may ask for, and what of it is left. */
export function quotaLines(quotas: Quotas): readonly string[] {
  const { key, requests_per_minute: requests, jobs, cells, cost: costs, resets_at: reset } = quotas;
  const heads = [text('a day in UTC'), figure('limit'), figure('used'), figure('left')];
  return [
    key === null ? 'Without an API key there are no quotas.' : `key ${key}`,
    `requests a minute: ${limit(requests, number)}`,
    '',
    ...table(heads, [
      row('jobs', jobs, number),
      row('cells', cells, number),
      row('cost', costs, cost),
    ]),
    '',
    `The day ends ${moment(reset)}.`,
  ];
}

function row(
  title: string,
  { limit: most, used, remaining }: Quota,
  format: (value: number) => string,
): readonly string[] {
  return [title, limit(most, format), format(used), limit(remaining, format)];
}

function limit(value: number | null, format: (value: number) => string): string {
  return value === null ? UNLIMITED : format(value);
}
