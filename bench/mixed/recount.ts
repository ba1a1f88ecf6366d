import type { Client } from 'pg';
import { ALONE, MIXED } from './jobs.js';

const SHOWN = 5;
const OPEN = `status not in ('completed', 'partial', 'failed', 'cancelled')`;

/** How many jobs have not ended. */
export async function openJobs(database: Client): Promise<number> {
  const { rows } = await database.query<{ open: number }>(
    `select count(*)::float8 as open from jobs where ${OPEN}`,
  );
  return rows[0]?.open ?? 0;
}

/** Executions of a job that are recorded. */
export async function recordedOf(database: Client, job: string): Promise<number> {
  const { rows } = await database.query<{ recorded: number }>(
    `select coalesce(sum(recorded), 0)::float8 as recorded from job_lane_progress where job_id = $1`,
    [job],
  );
  return rows[0]?.recorded ?? 0;
}

const COUNTERS = `
with counted as (
  select job_id, region, model_id, count(*) as recorded,
    count(*) filter (where status = 'completed') as completed,
    count(*) filter (where status = 'refused') as refused,
    count(*) filter (where status = 'failed') as failed,
    count(*) filter (where status = 'cancelled') as cancelled,
    count(*) filter (where quarantine is not null) as quarantined,
    count(*) filter (where quarantine is not null and status = 'refused') as quarantined_refused
  from executions group by job_id, region, model_id)
select job_id, region, model_id from counted c full join job_lane_progress p using (job_id, region, model_id)
where (coalesce(p.recorded, 0), coalesce(p.completed, 0), coalesce(p.refused, 0), coalesce(p.failed, 0), coalesce(p.cancelled, 0),
    coalesce(p.quarantined, 0), coalesce(p.quarantined_refused, 0))
  is distinct from (coalesce(c.recorded, 0), coalesce(c.completed, 0), coalesce(c.refused, 0), coalesce(c.failed, 0), coalesce(c.cancelled, 0),
    coalesce(c.quarantined, 0), coalesce(c.quarantined_refused, 0))
limit ${SHOWN}`;

const SIZES = `
select j.id, j.cells::float8 as cells, count(e.id)::float8 as rows
from jobs j left join executions e on e.job_id = j.id
group by j.id, j.cells
having j.cells <> count(e.id) or count(e.id) <> count(distinct (e.region, e.cell)) filter (where e.id is not null)
limit ${SHOWN}`;

/** Holds the rows of the database against each other. Empty when each cell has one execution and the counters are a recount's. */
export async function recount(database: Client, accepted: readonly string[]): Promise<string[]> {
  const stored = await database.query<{ id: string }>('select id from jobs');
  const ids = new Set(stored.rows.map(({ id }) => id));
  const lost = accepted.filter((id) => !ids.has(id));
  const open = await database.query<{ id: string }>(
    `select id from jobs where ${OPEN} limit ${SHOWN}`,
  );
  const sizes = await database.query<{ id: string; cells: number; rows: number }>(SIZES);
  const counters = await database.query<{ job_id: string; region: string; model_id: string }>(
    COUNTERS,
  );
  return [
    ...lost.slice(0, SHOWN).map((id) => `the accepted job ${id} is not in the database`),
    ...open.rows.map(({ id }) => `job ${id} has not ended`),
    ...sizes.rows.map(({ id, cells, rows }) => `job ${id} has ${cells} cells, ${rows} executions`),
    ...counters.rows.map(
      ({ job_id: job, region, model_id: model }) =>
        `the counters of ${job} in ${region} ${model} are not what a recount finds`,
    ),
  ];
}

/** Milliseconds from the acceptance of each small job to its end, by the database's clock. */
export interface SmallJobs {
  readonly alone: readonly number[];
  readonly mixed: readonly number[];
  /** Small jobs in the mix that ended otherwise than completed. */
  readonly notCompleted: number;
}

export async function smallJobs(database: Client): Promise<SmallJobs> {
  const { rows } = await database.query<{ id: string; status: string; ms: number }>(
    `select id, status, extract(epoch from completed_at - created_at)::float8 * 1000 as ms
     from jobs where completed_at is not null order by created_at, id`,
  );
  const of = (prefix: string): number[] =>
    rows.filter(({ id }) => id.startsWith(prefix)).map(({ ms }) => ms);
  const notCompleted = rows.filter(
    ({ id, status }) => (id.startsWith(MIXED) || id.startsWith(ALONE)) && status !== 'completed',
  );
  return { alone: of(ALONE), mixed: of(MIXED), notCompleted: notCompleted.length };
}
