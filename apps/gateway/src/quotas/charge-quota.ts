import { formatUsd } from '@beacon/domain';
import { chargeKey, readKeyLimits } from '@beacon/persistence';
import type { KeyLimitsRow, KeyWork } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Principal } from '../access/principal.js';
import { ApiError } from '../http/errors/api-error.js';
import { secondsToMidnight } from './day.js';

/** Work that is asked for. */
export interface AskedWork {
  readonly jobs: number;
  readonly cells: number;
  /** What it may cost at most, in nanodollars; null where nothing holds it. */
  readonly maxCost: number | null;
}

/**
 * Counts work against the quotas of the key that asks for it, in the transaction that accepts the work: what is refused is not counted, and
 * two gateways cannot both give away what is left. Others than keys have no quotas.
 * @throws ApiError 429 when a quota of the day does not suffice, 400 when work without a cost limit meets a quota of costs.
 */
export async function chargeQuota(
  em: EntityManager,
  { kind, id }: Pick<Principal, 'kind' | 'id'>,
  { jobs, cells, maxCost }: AskedWork,
): Promise<void> {
  if (kind !== 'key') return;
  const limits = await readKeyLimits(em, id);
  if (!hasQuota(limits)) return;
  if (limits.costPerDay !== null && maxCost === null) throw maxCostNeeded();
  const work = { jobs, cells, cost: maxCost ?? 0 };
  const used = await chargeKey(em, id, work);
  for (const { name, most, of, say } of QUOTAS) {
    const limit = most(limits);
    if (limit !== null && of(used) > limit)
      throw quotaExceeded(
        `${name}: ${say(of(work))} asked for, ${say(Math.max(0, limit - of(used) + of(work)))} of ${say(limit)} left`,
      );
  }
}

/**
 * Lets nobody with quotas of a day make a series, which goes on after the day.
 * @throws ApiError 409.
 */
export async function assertNoQuota(
  em: EntityManager,
  { kind, id }: Pick<Principal, 'kind' | 'id'>,
): Promise<void> {
  if (kind !== 'key' || !hasQuota(await readKeyLimits(em, id))) return;
  const message = 'the key has quotas of a day, and a series goes on after it: use a key without';
  throw ApiError.conflict('quota_excludes_series', message);
}

/** Whether a key has quotas of a day. */
function hasQuota({ jobsPerDay, cellsPerDay, costPerDay }: KeyLimitsRow): boolean {
  return jobsPerDay !== null || cellsPerDay !== null || costPerDay !== null;
}

interface Quota {
  readonly name: string;
  readonly most: (limits: KeyLimitsRow) => number | null;
  readonly of: (work: KeyWork) => number;
  readonly say: (amount: number) => string;
}

const QUOTAS: readonly Quota[] = [
  { name: 'jobs', most: ({ jobsPerDay }) => jobsPerDay, of: ({ jobs }) => jobs, say: String },
  { name: 'cells', most: ({ cellsPerDay }) => cellsPerDay, of: ({ cells }) => cells, say: String },
  { name: 'cost', most: ({ costPerDay }) => costPerDay, of: ({ cost }) => cost, say: formatUsd },
];

function quotaExceeded(what: string): ApiError {
  const message = `the key's quota of the day does not suffice: ${what}; a day ends at midnight in UTC`;
  const headers = { 'retry-after': String(secondsToMidnight(Date.now())) };
  return new ApiError(429, { error: 'quota_exceeded', code: 'quota_exceeded', message, headers });
}

function maxCostNeeded(): ApiError {
  return ApiError.validation([
    {
      field: 'constraints.max_cost',
      code: 'max_cost_needed',
      message: 'the key has a quota of costs, and the job no limit that could be held against it',
      allowed: 'a cost limit, in US dollars',
    },
  ]);
}
