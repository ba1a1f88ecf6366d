import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** How far a lane of a running job is that has, or had a moment ago, tasks under way. */
export interface LaneUnderWay {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  readonly cells: number;
  readonly planned: number;
  readonly recorded: number;
  readonly retries_planned: number;
  /** Whether its tasks take room of the lane: those of a paused job and of a lane that is being closed are removed. */
  readonly is_served: boolean;
}

const UNDER_WAY = `
select l.job_id, l.region, l.model_id, l.cells::float8 as cells, l.planned::float8 as planned,
  coalesce(p.recorded, 0)::float8 as recorded,
  (select count(*)::float8 from cell_rounds c where c.job_id = l.job_id and c.region = l.region
    and c.model_id = l.model_id and c.state = 'planned') as retries_planned,
  j.paused_at is null and l.closing_code is null as is_served
from job_lanes l
join jobs j on j.id = l.job_id
left join job_lane_progress p on p.job_id = l.job_id and p.region = l.region and p.model_id = l.model_id
where l.under_way and j.status = 'running'
order by l.job_id`;

/** Lanes that are marked as being under way: as many as fit into the windows, however many jobs run. */
export async function readLanesUnderWay(em: EntityManager): Promise<LaneUnderWay[]> {
  return runStatement(em, UNDER_WAY, []);
}

const SETTLE = `
with held as materialized (
  select l.job_id, l.region, l.model_id from job_lanes l
  join json_to_recordset($1::json) as s(job_id text, region text, model_id text, planned bigint)
    on s.job_id = l.job_id and s.region = l.region and s.model_id = l.model_id
  where l.under_way and l.planned = s.planned order by 1, 2, 3 for update of l skip locked
)
update job_lanes l set under_way = false from held h
where l.job_id = h.job_id and l.region = h.region and l.model_id = h.model_id`;

/** Takes the mark from lanes of which all that is published is recorded; not from those that went on meanwhile. */
export async function settleLanes(
  em: EntityManager,
  lanes: readonly LaneUnderWay[],
): Promise<void> {
  if (lanes.length === 0) return;
  const keys = lanes.map(({ job_id, region, model_id, planned }) => ({
    job_id,
    region,
    model_id,
    planned,
  }));
  await runStatement(em, SETTLE, [JSON.stringify(keys)]);
}

const MARK_LOST = `
with lost as materialized (
  select l.job_id, l.region, l.model_id from jobs j
  join job_lanes l on l.job_id = j.id
  left join job_lane_progress p on p.job_id = l.job_id and p.region = l.region and p.model_id = l.model_id
  where j.status = 'running' and not l.under_way and (l.planned > coalesce(p.recorded, 0) or exists (
    select 1 from cell_rounds c where c.job_id = l.job_id and c.region = l.region and c.model_id = l.model_id
      and c.state = 'planned'))
  order by 1, 2, 3 for update of l skip locked
)
update job_lanes l set under_way = true from lost
where l.job_id = lost.job_id and l.region = lost.region and l.model_id = lost.model_id
returning 1`;

/**
 * Marks lanes that have tasks under way and are not marked, by a look at every running job.
 * @returns how many.
 */
export async function markLostLanes(em: EntityManager): Promise<number> {
  return (await runStatement(em, MARK_LOST, [])).length;
}

/** SQL that marks all lanes of the job in the first parameter, so that a planning pass looks whether it is done. */
export const MARK_ALL = 'update job_lanes set under_way = true where job_id = $1 and not under_way';
