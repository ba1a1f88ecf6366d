import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** What a key may ask for; null for no limit of its own. */
export interface KeyLimitsRow {
  readonly requestsPerMinute: number | null;
  readonly jobsPerDay: number | null;
  readonly cellsPerDay: number | null;
  /** In nanodollars. */
  readonly costPerDay: number | null;
}

/** What is counted against a key's limits of a day. */
export interface KeyWork {
  readonly jobs: number;
  readonly cells: number;
  /** In nanodollars. */
  readonly cost: number;
}

/** The limits of a key without any. */
export const NO_LIMITS: KeyLimitsRow = {
  requestsPerMinute: null,
  jobsPerDay: null,
  cellsPerDay: null,
  costPerDay: null,
};

const LIMITS = `requests_per_minute as "requestsPerMinute", jobs_per_day as "jobsPerDay",
  cells_per_day::float8 as "cellsPerDay", cost_per_day::float8 as "costPerDay"`;

/** The limits of a key. */
export async function readKeyLimits(em: EntityManager, prefix: string): Promise<KeyLimitsRow> {
  const sql = `select ${LIMITS} from key_limits where prefix = $1`;
  const [limits] = await runStatement<KeyLimitsRow>(em, sql, [prefix]);
  return limits ?? NO_LIMITS;
}

const WRITE = `
insert into key_limits (prefix, requests_per_minute, jobs_per_day, cells_per_day, cost_per_day)
select prefix, $2, $3, $4, $5 from api_keys where prefix = $1 and ($6::text[] is null or project = any($6))
on conflict (prefix) do update set requests_per_minute = excluded.requests_per_minute, jobs_per_day = excluded.jobs_per_day,
  cells_per_day = excluded.cells_per_day, cost_per_day = excluded.cost_per_day
returning ${LIMITS}`;

/** Sets the limits of a key of some projects, of all of them for null; null when there is no such key. */
export async function writeKeyLimits(
  em: EntityManager,
  prefix: string,
  {
    limits,
    projects,
  }: { readonly limits: KeyLimitsRow; readonly projects: readonly string[] | null },
): Promise<KeyLimitsRow | null> {
  const { requestsPerMinute, jobsPerDay, cellsPerDay, costPerDay } = limits;
  const values = [prefix, requestsPerMinute, jobsPerDay, cellsPerDay, costPerDay, projects];
  const [row] = await runStatement<KeyLimitsRow>(em, WRITE, values);
  return row ?? null;
}

const TODAY = `(clock_timestamp() at time zone 'utc')::date`;
const WORK = `jobs, cells::float8 as cells, cost::float8 as cost`;

// The row is locked until the transaction ends: whoever asks with the same key at another gateway waits, and sees what this one took.
const CHARGE = `
insert into key_usage as u (prefix, day, jobs, cells, cost) values ($1, ${TODAY}, $2, $3, $4)
on conflict (prefix, day) do update set jobs = u.jobs + excluded.jobs, cells = u.cells + excluded.cells, cost = u.cost + excluded.cost
returning ${WORK}`;

/** Adds work to what a key has asked for today, in the transaction of the entity manager. @returns all of today's. */
export async function chargeKey(
  em: EntityManager,
  prefix: string,
  { jobs, cells, cost }: KeyWork,
): Promise<KeyWork> {
  const [used] = await runStatement<KeyWork>(em, CHARGE, [prefix, jobs, cells, cost]);
  if (used === undefined) throw new Error('the database charged nothing');
  return used;
}

/** What a key has asked for today, a day in UTC. */
export async function readKeyUsage(em: EntityManager, prefix: string): Promise<KeyWork> {
  const sql = `select ${WORK} from key_usage where prefix = $1 and day = ${TODAY}`;
  const [used] = await runStatement<KeyWork>(em, sql, [prefix]);
  return used ?? { jobs: 0, cells: 0, cost: 0 };
}

/** Whether a key is one of some projects, of all of them for null. */
export async function hasKey(
  em: EntityManager,
  prefix: string,
  projects: readonly string[] | null,
): Promise<boolean> {
  const sql =
    'select 1 from api_keys where prefix = $1 and ($2::text[] is null or project = any($2))';
  return (await runStatement(em, sql, [prefix, projects])).length === 1;
}
