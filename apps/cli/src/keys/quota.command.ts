import type { Schema } from '@beacon/client';
import { headersOf } from '../control/change.js';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';
import { checkedPrefix } from './key-prefix.js';
import { quotaLines } from './quota-text.js';

type Limits = Schema<'KeyLimitsBody'>;

/** Shows what whoever asks may still ask for today. */
export async function showQuota(given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(gateway.api.GET('/api/v1/quota'));
  await show(answer, given, (quotas) => quotaLines(quotas).join('\n'));
}

/** Shows what a key may still ask for today, after it has set the limits that were given. */
export async function keyQuota(prefix: string, given: Given): Promise<void> {
  const path = { prefix: checkedPrefix(prefix) };
  const changed = limitsOf(given);
  const gateway = Gateway.ofAdmin(given);
  const before = await gateway.ask(
    gateway.api.GET('/api/v1/keys/{prefix}/quota', { params: { path } }),
  );
  if (Object.keys(changed).length === 0) return shown(before, given);
  // The API takes all limits at once: who changes one keeps the others as they were a moment ago.
  const body = { ...limitsIn(before), ...changed };
  const after = await gateway.ask(
    gateway.api.PUT('/api/v1/keys/{prefix}/quota', {
      params: { path },
      headers: headersOf(given),
      body,
    }),
  );
  await shown(after, given);
}

async function shown(quotas: Schema<'QuotasView'>, given: Given): Promise<void> {
  await show(quotas, given, (all) => quotaLines(all).join('\n'));
}

function limitsIn(quotas: Schema<'QuotasView'>): Limits {
  return {
    requests_per_minute: quotas.requests_per_minute,
    jobs_per_day: quotas.jobs.limit,
    cells_per_day: quotas.cells.limit,
    cost_per_day: quotas.cost.limit,
  };
}

/** Only what was given. */
function limitsOf(given: Given): Limits {
  const { requestsPerMinute, jobsPerDay, cellsPerDay, costPerDay } = given;
  return {
    ...limit('requests_per_minute', requestsPerMinute, WHOLE),
    ...limit('jobs_per_day', jobsPerDay, WHOLE),
    ...limit('cells_per_day', cellsPerDay, WHOLE),
    ...limit('cost_per_day', costPerDay, SUM),
  };
}

const WHOLE = { pattern: /^\d{1,15}$/, allowed: 'a whole number, or none' };
const SUM = { pattern: /^\d{1,15}(?:\.\d+)?$/, allowed: 'US dollars, such as 5 or 0.25, or none' };

/** `none` takes the limit away. How large one may be, the gateway says. */
function limit(field: keyof Limits, typed: unknown, { pattern, allowed }: typeof WHOLE): Limits {
  if (typeof typed !== 'string') return {};
  if (typed === 'none') return { [field]: null };
  if (pattern.test(typed)) return { [field]: Number(typed) };
  const option = `--${field.replaceAll('_', '-')}`;
  throw new UsageError(`${option} is ${JSON.stringify(typed)}, must be ${allowed}.`);
}
