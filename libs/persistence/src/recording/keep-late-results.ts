import type { EntityManager } from '@mikro-orm/postgresql';
import { noteLateSql } from '../erasure/late-texts.js';
import type { ExecutionRow } from './execution-row.js';
import { runStatement } from '../statement.js';

/**
 * Why a result does not count.
 * - `job_ended`: its cell has no execution, and its job has ended.
 * - `already_recorded`: another result of the same round is recorded.
 * - `other_round_recorded`: a later round of the cell is recorded.
 * - `round_closed`: its round was given up, and the one before stayed in force.
 * - `lost_race`: another result of the same round was stored by the broker first.
 * - `replaced`: it was recorded, and a later round took its place.
 */
export const LATE_REASONS = [
  'job_ended',
  'already_recorded',
  'other_round_recorded',
  'round_closed',
  'lost_race',
  'replaced',
] as const;
export type LateReason = (typeof LATE_REASONS)[number];

/** A result that does not count, and why. */
export interface LateRow {
  readonly row: ExecutionRow;
  readonly reason: LateReason;
}

/** Of a job whose answers are erased it is kept for a moment: until the erasure that is due again. */
const KEEP = `
with incoming as materialized (
  select l.reason, l.result from json_to_recordset($1::json) as l(reason text, result jsonb)
), noted as (
  ${noteLateSql(`select result ->> 'job_id' from incoming`)}
)
insert into late_results (job_id, region, model_id, question_id, repeat, cell, round, reason, result)
select l.result ->> 'job_id', l.result ->> 'region', l.result ->> 'model_id', l.result ->> 'question_id',
  (l.result ->> 'repeat')::bigint, l.result ->> 'cell', (l.result ->> 'round')::int, l.reason, l.result
from incoming l
order by 1, 2, 6, 7, 8
on conflict do nothing`;

/**
 * Keeps late results for audit, each whole. A redelivered one is kept once: the unique index tells messages apart by executor
 * and by the moments of the request, which the same message brings again.
 */
export async function keepLateResults(em: EntityManager, late: readonly LateRow[]): Promise<void> {
  if (late.length === 0) return;
  const rows = late.map(({ row, reason }) => ({ reason, result: row }));
  await runStatement(em, KEEP, [JSON.stringify(rows)]);
}
