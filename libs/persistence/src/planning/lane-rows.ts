import type { LaneStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** A row of `lanes`; moments are milliseconds since 1970 by the database's clock. */
export interface LaneRow {
  readonly region: string;
  readonly model_id: string;
  readonly limit: number;
  readonly configured_limit: number;
  /** What an operator allows at most; null when none has said so. */
  readonly limit_ceiling: number | null;
  readonly status: LaneStatus;
  readonly reason: string | null;
  readonly until: number | null;
  readonly is_paused: boolean;
  readonly shrunk_at: number | null;
  readonly troubled_at: number | null;
  readonly changed_at: number;
  readonly successes: number;
  /** When the row was read. */
  readonly now: number;
}

const COLUMNS = `region, model_id, "limit", configured_limit, limit_ceiling, status, reason, ${millis('until')} as until,
  paused_at is not null as is_paused, ${millis('shrunk_at')} as shrunk_at, ${millis('troubled_at')} as troubled_at,
  ${millis('updated_at')} as changed_at, successes::float8 as successes, ${millis('clock_timestamp()')} as now`;

/** Every lane that is known. */
export async function readLaneRows(em: EntityManager): Promise<LaneRow[]> {
  return runStatement<LaneRow>(em, `select ${COLUMNS} from lanes order by region, model_id`);
}

/** Locks a lane's row until the transaction ends; null when there is none. */
export async function lockLaneRow(
  em: EntityManager,
  region: string,
  modelId: string,
): Promise<LaneRow | null> {
  const key = [region, modelId];
  // Locked first and read then: what is read is what the holder before left behind, and the time is that of now.
  await runStatement(em, 'select 1 from lanes where region = $1 and model_id = $2 for update', key);
  const [row] = await runStatement<LaneRow>(
    em,
    `select ${COLUMNS} from lanes where region = $1 and model_id = $2`,
    key,
  );
  return row ?? null;
}

/** Makes the row of a lane that has none: open, with its whole limit. */
export async function insertLaneRow(
  em: EntityManager,
  lane: Pick<LaneRow, 'region' | 'model_id' | 'limit'>,
): Promise<void> {
  await runStatement(
    em,
    `insert into lanes (region, model_id, "limit", configured_limit, status) values ($1, $2, $3, $3, 'open')
     on conflict (region, model_id) do nothing`,
    [lane.region, lane.model_id, lane.limit],
  );
}

/** Writes a lane back, whose row must be locked. What operators set stays as it is. */
export async function saveLaneRow(
  em: EntityManager,
  lane: Omit<LaneRow, 'is_paused' | 'limit_ceiling' | 'now'>,
): Promise<void> {
  await runStatement(
    em,
    `update lanes set "limit" = $1, configured_limit = $2, status = $3, reason = $4, until = ${fromMillis('$5')},
       shrunk_at = ${fromMillis('$6')}, troubled_at = ${fromMillis('$7')}, updated_at = ${fromMillis('$8')}, successes = $9
     where region = $10 and model_id = $11`,
    [
      lane.limit,
      lane.configured_limit,
      lane.status,
      lane.reason,
      lane.until,
      lane.shrunk_at,
      lane.troubled_at,
      lane.changed_at,
      lane.successes,
      lane.region,
      lane.model_id,
    ],
  );
}

/** A change of a lane, as it is kept. */
export interface NewLaneChange {
  readonly region: string;
  readonly model_id: string;
  readonly from_limit: number;
  readonly to_limit: number;
  readonly from_status: LaneStatus;
  readonly to_status: LaneStatus;
  readonly reason: string;
}

/** Keeps a change; returns its id. */
export async function insertLaneChange(em: EntityManager, change: NewLaneChange): Promise<number> {
  const [row] = await runStatement<{ id: number }>(
    em,
    `insert into lane_changes (region, model_id, from_limit, to_limit, from_status, to_status, reason)
     values ($1, $2, $3, $4, $5, $6, $7) returning id::float8 as id`,
    [
      change.region,
      change.model_id,
      change.from_limit,
      change.to_limit,
      change.from_status,
      change.to_status,
      change.reason,
    ],
  );
  return row?.id ?? 0;
}

function millis(expression: string): string {
  return `(extract(epoch from ${expression}) * 1000)::float8`;
}

function fromMillis(parameter: string): string {
  return `to_timestamp(${parameter}::float8 / 1000)`;
}
