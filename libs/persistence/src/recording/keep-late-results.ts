import type { EntityManager } from '@mikro-orm/postgresql';
import { LateResult } from '../entities/late-result.entity.js';
import type { ExecutionRow } from './record-executions.js';

/** A result that does not count, and why. */
export interface LateRow {
  readonly row: ExecutionRow;
  /** `job_ended` or `other_round_recorded`. */
  readonly reason: string;
}

/** Keeps late results for audit. A redelivered one is kept once. */
export async function keepLateResults(em: EntityManager, late: readonly LateRow[]): Promise<void> {
  if (late.length === 0) return;
  await em.upsertMany(
    LateResult,
    late.map(({ row, reason }) => ({
      jobId: row.job_id,
      region: row.region,
      modelId: row.model_id,
      questionId: row.question_id,
      repeat: row.repeat,
      cell: row.cell,
      round: row.round,
      reason,
      result: { ...row },
    })),
    {
      onConflictFields: ['jobId', 'region', 'cell', 'round', 'reason'],
      onConflictAction: 'ignore',
    },
  );
}
