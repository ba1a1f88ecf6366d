import type { LaneConfig } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

const PAUSE = `
insert into lanes as l (region, model_id, "limit", configured_limit, status, paused_at)
values ($1, $2, $3, $3, 'open', clock_timestamp())
on conflict (region, model_id) do update set paused_at = excluded.paused_at
where l.paused_at is null
returning 1`;

const SET_CEILING = `
insert into lanes as l (region, model_id, "limit", configured_limit, status, limit_ceiling)
values ($1, $2, $3, $3, 'open', $4)
on conflict (region, model_id) do update set limit_ceiling = excluded.limit_ceiling
where l.limit_ceiling is distinct from excluded.limit_ceiling
returning 1`;

const TAKE_CEILING = `update lanes set limit_ceiling = null
where region = $1 and model_id = $2 and limit_ceiling is not null returning 1`;

/** Without its time a lane that waits or is parked opens, too: it is an operator's word against the provider's. */
const RESUME = `update lanes set paused_at = null, until = null
where region = $1 and model_id = $2 and (paused_at is not null or until is not null) returning 1`;

/** Asks planners to stop a lane, for every job; false when it is stopped already. */
export async function pauseLane(
  em: EntityManager,
  { region, model, concurrency }: Pick<LaneConfig, 'region' | 'model' | 'concurrency'>,
): Promise<boolean> {
  return (await runStatement<unknown>(em, PAUSE, [region, model, concurrency])).length > 0;
}

/** Asks planners to serve a lane again, whatever its provider asked for; false when nothing keeps it from being served. */
export async function resumeLane(
  em: EntityManager,
  { region, model }: Pick<LaneConfig, 'region' | 'model'>,
): Promise<boolean> {
  return (await runStatement<unknown>(em, RESUME, [region, model])).length > 0;
}

/**
 * Asks planners to keep a lane's limit at or below a ceiling, for every job; null takes the ceiling away.
 * @returns false when it is so already.
 */
export async function setLaneCeiling(
  em: EntityManager,
  { region, model, concurrency }: Pick<LaneConfig, 'region' | 'model' | 'concurrency'>,
  ceiling: number | null,
): Promise<boolean> {
  const changed =
    ceiling === null
      ? await runStatement<unknown>(em, TAKE_CEILING, [region, model])
      : await runStatement<unknown>(em, SET_CEILING, [region, model, concurrency, ceiling]);
  return changed.length > 0;
}

/** Ids of some running jobs that use a lane: planners listen to hints about jobs. */
export async function someJobOfLane(
  em: EntityManager,
  { region, model }: Pick<LaneConfig, 'region' | 'model'>,
): Promise<string | null> {
  const [row] = await runStatement<{ id: string }>(
    em,
    `select j.id from jobs j join job_lanes l on l.job_id = j.id
     where j.status = 'running' and l.region = $1 and l.model_id = $2 limit 1`,
    [region, model],
  );
  return row?.id ?? null;
}
