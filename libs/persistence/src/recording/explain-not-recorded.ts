import { isTerminal } from '@beacon/domain';
import type { JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RoundState } from '../entities/cell-round.entity.js';
import type { ExecutionRow, RoundKey } from './execution-row.js';
import type { LateReason } from './keep-late-results.js';
import { runStatement } from '../statement.js';

/** What is known of a row that was not recorded. */
export interface NotRecorded extends RoundKey {
  /** Null when there is no such job. */
  readonly job_status: JobStatus | null;
  /** Whether the job asks this model from this region. */
  readonly has_lane: boolean;
  /** Id and round of the execution that the cell has; null when it has none. */
  readonly recorded_id: number | null;
  readonly recorded_round: number | null;
  readonly recorded_at: Date | string | null;
  /** Whether that execution came from this very message: same executor, same request. */
  readonly is_same: boolean;
  /** When this very message was recorded, if its execution was replaced since; null otherwise. */
  readonly replaced_recorded_at: Date | string | null;
  /** The round that counts, and its result; null when the cell was never asked to run again. */
  readonly asked_round: number | null;
  readonly asked_state: RoundState | null;
}

// Subqueries with a limit, so that each row is looked up in an index, whatever the statistics say of a growing table.
const EXPLAIN = `
select i.job_id, i.region, i.cell, i.round, j.status as job_status, l.job_id is not null as has_lane,
  e.id::float8 as recorded_id, e.round as recorded_round, e.recorded_at,
  coalesce(e.executor_id = i.executor_id and e.started_at = i.started_at and e.completed_at = i.completed_at, false)
    as is_same,
  r.result ->> 'recorded_at' as replaced_recorded_at, c.round as asked_round, c.state as asked_state
from json_to_recordset($1::json) as i(job_id text, region text, model_id text, question_id text,
  repeat bigint, cell text, round int, executor_id text, started_at timestamptz, completed_at timestamptz, place int)
left join jobs j on j.id = i.job_id
left join job_lanes l on l.job_id = i.job_id and l.region = i.region and l.model_id = i.model_id
left join lateral (
  select x.id, x.round, x.recorded_at, x.executor_id, x.started_at, x.completed_at from executions x
  where x.job_id = i.job_id and x.region = i.region and x.model_id = i.model_id
    and coalesce(x.question_id, '') = coalesce(i.question_id, '') and x.repeat = i.repeat
  limit 1
) e on true
left join cell_rounds c on c.job_id = i.job_id and c.region = i.region and c.cell = i.cell
left join lateral (
  select x.result from late_results x
  where x.job_id = i.job_id and x.region = i.region and x.cell = i.cell and x.round = i.round and x.reason = 'replaced'
    and x.result ->> 'executor_id' = i.executor_id
    and (x.result ->> 'started_at')::timestamptz = i.started_at
    and (x.result ->> 'completed_at')::timestamptz = i.completed_at
  limit 1
) r on true
order by i.place`;

/** Finds out why rows were not recorded. The answers are in the order of the rows. */
export async function explainNotRecorded(
  em: EntityManager,
  rows: readonly ExecutionRow[],
): Promise<NotRecorded[]> {
  const keys = rows.map((row, place) => ({
    place,
    job_id: row.job_id,
    region: row.region,
    model_id: row.model_id,
    question_id: row.question_id,
    repeat: row.repeat,
    cell: row.cell,
    round: row.round,
    executor_id: row.executor_id,
    started_at: row.started_at,
    completed_at: row.completed_at,
  }));
  return runStatement(em, EXPLAIN, [JSON.stringify(keys)]);
}

/** How a result that was not recorded is handled. */
export type Fate =
  | { readonly kind: 'recorded_before'; readonly id: number; readonly recordedAt: Date }
  | { readonly kind: 'late'; readonly reason: LateReason }
  | { readonly kind: 'refused'; readonly reason: string }
  /** Its job was locked or reopened, or its round requested, after it was offered. */
  | { readonly kind: 'offer_again' };

const NO_LANE = 'there is no such job, or it does not ask this model from this region';

/** Decides how a result that was not recorded is handled. */
export function classifyUnrecorded(row: Pick<ExecutionRow, 'round'>, reason: NotRecorded): Fate {
  if (reason.job_status === null || !reason.has_lane) return { kind: 'refused', reason: NO_LANE };
  return fateBeside(row.round, reason) ?? fateOfAwaited(row.round, reason, reason.job_status);
}

/** By the execution that the cell has. Null when the result is of a round after it, or the cell has none. */
function fateBeside(round: number, reason: NotRecorded): Fate | null {
  const { recorded_id: id, recorded_round, recorded_at, replaced_recorded_at } = reason;
  if (id === null || recorded_round === null || round > recorded_round) return null;
  if (round === recorded_round) {
    // The same message again. Its event may not have been stored before the process died, so it is told again.
    if (reason.is_same) return recordedBefore(id, recorded_at);
    return { kind: 'late', reason: 'already_recorded' };
  }
  if (replaced_recorded_at !== null) return recordedBefore(id, replaced_recorded_at);
  return { kind: 'late', reason: 'other_round_recorded' };
}

/** By the round that counts. */
function fateOfAwaited(round: number, reason: NotRecorded, status: JobStatus): Fate {
  const { asked_round, asked_state } = reason;
  const counting = asked_round ?? 1;
  if (round > counting) {
    return { kind: 'refused', reason: `nobody asked for round ${round} of this cell` };
  }
  if (round < counting || asked_state === 'closed') return { kind: 'late', reason: 'round_closed' };
  return isTerminal(status) ? { kind: 'late', reason: 'job_ended' } : { kind: 'offer_again' };
}

function recordedBefore(id: number, at: Date | string | null): Fate {
  return { kind: 'recorded_before', id, recordedAt: new Date(at ?? Date.now()) };
}
