import type { Schema } from '@beacon/client';
import { cost, count, moment, number } from '../terminal/format.js';
import { figure, table, text } from '../terminal/table.js';

type Quotas = Schema<'QuotasView'>;
type Quota = Schema<'QuotaView'>;
type Limits = Schema<'KeyLimitsView'>;

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

/** What a key may ask for, in one phrase: `60 requests a minute, 50 jobs a day`. */
export function limitsText({
  requests_per_minute: requests,
  jobs_per_day: jobs,
  cells_per_day: cells,
  cost_per_day: usd,
}: Limits): string {
  const limits = [
    ...(requests === null ? [] : [`${count(requests, 'request')} a minute`]),
    ...(jobs === null ? [] : [`${count(jobs, 'job')} a day`]),
    ...(cells === null ? [] : [`${count(cells, 'cell')} a day`]),
    ...(usd === null ? [] : [`${cost(usd)} a day`]),
  ];
  return limits.length === 0 ? 'no limits' : `at most ${limits.join(', ')}`;
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
