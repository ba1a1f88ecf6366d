import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** A lane, over all jobs. */
export interface LaneName {
  readonly region: string;
  readonly model_id: string;
}

/** The next entry of an index behind each found, so that a million waiting jobs cost as many steps as there are lanes. */
function lanesOf(table: string, condition: string): string {
  const next = `select region, model_id from ${table} where ${condition}`;
  const order = 'order by region, model_id limit 1';
  return `(with recursive found as (
    (${next} ${order})
    union all
    select n.region, n.model_id from found f
    cross join lateral (${next} and (region, model_id) > (f.region, f.model_id) ${order}) n
  ) select region, model_id from found)`;
}

const LANES = `
${lanesOf('job_lanes', 'planned < cells')} union ${lanesOf('cell_rounds', `state = 'waiting'`)}
order by region, model_id`;

/** Lanes in which something waits to be published, of jobs that may be paused or not started. */
export async function findWaitingLanes(em: EntityManager): Promise<LaneName[]> {
  return runStatement(em, LANES, []);
}

/** Where to look for jobs that wait. */
export interface WaitingQuery extends LaneName {
  /** Id of the job whose turn was last. */
  readonly after: string;
  /** Jobs at most, of each kind. */
  readonly limit: number;
}

/** A job that waits in a lane. */
export interface WaitingJob extends LaneName {
  readonly job_id: string;
  /** Its place among those whose turn it is, from 1; null of one of those with the least left. */
  readonly turn: number | null;
}

const RUNS = `join jobs j on j.id = l.job_id and j.status = 'running' and j.paused_at is null`;
const OF_LANE = `l.region = q.region and l.model_id = q.model_id and l.planned < l.cells and l.closing_code is null`;

/** Rounds of a job that lie side by side in the index are passed over in one step. */
const RETRYING = `
with recursive found as (
  (select c.job_id from cell_rounds c
    where c.region = q.region and c.model_id = q.model_id and c.state = 'waiting' and c.job_id > q.after
    order by c.job_id limit 1)
  union all
  select n.job_id from found f cross join lateral (
    select c.job_id from cell_rounds c
    where c.region = q.region and c.model_id = q.model_id and c.state = 'waiting' and c.job_id > f.job_id
    order by c.job_id limit 1) n
)
select l.job_id from found f
join job_lanes l on l.job_id = f.job_id and l.region = q.region and l.model_id = q.model_id and l.closing_code is null
${RUNS} limit q.amount`;

/** Whoever is asked for retries goes by the turn as well: a user waits for them. */
const WAITING = `
with asked as materialized (
  select * from json_to_recordset($1::json) as q(region text, model_id text, after text, amount int)
)
select q.region, q.model_id, w.job_id, w.turn::float8 as turn from asked q cross join lateral (
  select t.job_id, row_number() over (order by t.job_id) as turn from (
    (${RETRYING})
    union
    (select l.job_id from job_lanes l ${RUNS} where ${OF_LANE} and l.job_id > q.after
      order by l.job_id limit q.amount)
  ) t order by t.job_id limit q.amount) w
union all
select q.region, q.model_id, w.job_id, null from asked q cross join lateral (
  select l.job_id from job_lanes l ${RUNS} where ${OF_LANE}
  order by l.cells - l.planned, l.job_id limit q.amount) w`;

/**
 * Jobs that have something to publish in some lanes: those whose turn it is, in the order of their ids, and those with the least
 * left. A job may come more than once.
 */
export async function findWaitingJobs(
  em: EntityManager,
  queries: readonly WaitingQuery[],
): Promise<WaitingJob[]> {
  if (queries.length === 0) return [];
  const asked = queries.map(({ limit: amount, ...query }) => ({ ...query, amount }));
  return runStatement(em, WAITING, [JSON.stringify(asked)]);
}
