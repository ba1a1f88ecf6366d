import { QUOTA_EXHAUSTED, RATE_LIMITED } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClosableLane } from './closing-lanes.js';
import { runStatement } from '../statement.js';

/** What is known of the calls of a cell's round that brought no result. */
export interface LastCalls {
  readonly cell: string;
  /** Calls made. */
  readonly attempts: number;
  /** How many of them were refused for a rate or a quota. */
  readonly throttled: number;
  /** What the provider said last, or how the last call failed; null when none was waited for to its end. */
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly http_status: number | null;
}

/** Code of a call that its executor stopped waiting for: it says nothing of the provider. */
const ABORTED = 'aborted';
const THROTTLED: readonly string[] = [RATE_LIMITED, QUOTA_EXHAUSTED];

/** An executor that stood still asks again under the number of a call that it still has in flight: numbers are counted once. */
const LAST_CALLS = `
with told as materialized (
  select cell, number, error_code, error_message, http_status, completed_at from attempts
  where job_id = $1 and region = $2 and round = 1 and cell = any($3::text[]) and kind = 'failed'
), said as (
  select distinct on (cell) cell, error_code, error_message, http_status from told
  where error_code is distinct from $4
  order by cell, number desc, completed_at desc
), counted as (
  select cell, max(number)::int as attempts,
    (count(distinct number) filter (where error_code = any($5::text[])))::int as throttled
  from told group by cell
)
select c.cell, c.attempts, c.throttled, s.error_code, s.error_message, s.http_status
from counted c left join said s on s.cell = c.cell`;

/** What is known of the calls of cells of a lane, by their keys. A cell that was not asked is not in it. */
export async function lastCallsOf(
  em: EntityManager,
  { job_id, region }: Omit<ClosableLane, 'model_id'>,
  cells: readonly string[],
): Promise<ReadonlyMap<string, LastCalls>> {
  const values = [job_id, region, cells, ABORTED, THROTTLED];
  const calls = await runStatement<LastCalls>(em, LAST_CALLS, values);
  return new Map(calls.map((one) => [one.cell, one]));
}

/** A quota is tried again every minute, and its lane is open for a moment: so what parked it during the job is told, too. */
const LANE = `
select 'was' as had, status, reason from lanes where region = $2 and model_id = $3 and status <> 'open'
union all
(select 'had been', c.to_status, c.reason from lane_changes c
where c.region = $2 and c.model_id = $3 and c.to_status in ('parked', 'paused')
  and c.changed_at >= (select created_at from jobs where id = $1)
order by c.id desc limit 1)
limit 1`;

interface ShutLane {
  readonly had: string;
  readonly status: string;
  readonly reason: string | null;
}

/** Why a lane is not served, or was not during the job, in words, its provider's among them; null when it always was. */
export async function laneInWords(
  em: EntityManager,
  { job_id, region, model_id }: ClosableLane,
): Promise<string | null> {
  const [lane] = await runStatement<ShutLane>(em, LANE, [job_id, region, model_id]);
  return lane === undefined ? null : `its lane ${lane.had} ${lane.status}: ${lane.reason ?? ''}`;
}
