import type { LaneStateV1 } from '@beacon/contracts';
import type { LaneCondition } from '@beacon/domain';
import type { LaneRow } from '@beacon/persistence';

/** What the rules work on, of a lane's row. */
export function conditionOf(row: LaneRow): LaneCondition {
  return {
    limit: row.limit,
    configuredLimit: row.configured_limit,
    status: row.status,
    reason: row.reason,
    until: row.until,
    shrunkAt: row.shrunk_at,
    troubledAt: row.troubled_at,
    changedAt: row.changed_at,
    successes: row.successes,
  };
}

/** The row of a lane in another condition. */
export function rowWith(row: LaneRow, condition: LaneCondition): LaneRow {
  return {
    ...row,
    limit: condition.limit,
    configured_limit: condition.configuredLimit,
    status: condition.status,
    reason: condition.reason?.slice(0, 300) ?? null,
    until: condition.until,
    shrunk_at: condition.shrunkAt,
    troubled_at: condition.troubledAt,
    changed_at: condition.changedAt,
    successes: condition.successes,
  };
}

/** What executors are told of a lane. */
export function stateOf({ region, model_id: model, limit, status, reason }: LaneRow): LaneStateV1 {
  return { region, model, limit, status, reason };
}

/** Names a lane in a map. */
export function laneKey(lane: { readonly region: string; readonly model: string }): string {
  return `${lane.region}\n${lane.model}`;
}
