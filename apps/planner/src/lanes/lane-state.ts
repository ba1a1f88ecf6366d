import type { LaneStateV1 } from '@beacon/contracts';
import { shareLimit, storableText } from '@beacon/domain';
import type { LaneCondition } from '@beacon/domain';
import type { LaneRow } from '@beacon/persistence';

/** Characters of a reason that tables and messages take. */
export const REASON_LIMIT = 300;

/** What the rules work on, of a lane's row. */
export function conditionOf(row: LaneRow): LaneCondition {
  return {
    limit: row.limit,
    configuredLimit: row.configured_limit,
    ceiling: row.limit_ceiling,
    status: row.status,
    reason: row.reason,
    until: row.until,
    shrunkAt: row.shrunk_at,
    troubledAt: row.troubled_at,
    changedAt: row.changed_at,
    successes: row.successes,
  };
}

/** The row of a lane in another condition. Its ceiling is an operator's, and stays. */
export function rowWith(row: LaneRow, condition: LaneCondition): LaneRow {
  return {
    ...row,
    limit: condition.limit,
    configured_limit: condition.configuredLimit,
    status: condition.status,
    reason: condition.reason === null ? null : storableText(condition.reason, REASON_LIMIT).text,
    until: condition.until,
    shrunk_at: condition.shrunkAt,
    troubled_at: condition.troubledAt,
    changed_at: condition.changedAt,
    successes: condition.successes,
  };
}

/**
 * The state of a lane that executors obey. Its whole limit is held by the broker, over all replicas; a lowered one is not, because tasks that
 * were delivered before come back beside it: it is shared out, also one that an operator's ceiling holds down. A lane that starts no call needs no shares.
 * @param present the executors of the lane's region; null when that is not known.
 * @returns null when it is not known yet.
 */
export function stateOf(row: LaneRow, present: readonly string[] | null): LaneStateV1 | null {
  const { region, model_id: model, limit, status, reason, configured_limit: whole } = row;
  const state = { region, model, limit, status, reason };
  if (status !== 'open' || limit >= whole) return { ...state, shares: null };
  return present === null ? null : { ...state, shares: shareLimit(limit, present) };
}

/** Names a lane in a map. */
export function laneKey(lane: { readonly region: string; readonly model: string }): string {
  return `${lane.region}\n${lane.model}`;
}
