import type { EntityManager } from '@mikro-orm/postgresql';
import type { LabelOutcome, RaterKind, Stance } from '../entities/label.entity.js';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

/** A label as it is kept. */
export interface KnownLabel {
  readonly id: number;
  readonly executionId: number;
  readonly round: number;
  readonly raterKind: RaterKind;
  readonly rater: string;
  readonly outcome: LabelOutcome;
  readonly stance: Stance | null;
  readonly evidence: string | null;
  readonly note: string | null;
  /** ISO 8601. */
  readonly at: string;
  /** The judging job whose answer it is; null for people. */
  readonly judgeJobId: string | null;
}

/** Columns of `labels` that make a {@link KnownLabel}. */
export const LABEL_COLUMNS = `id::float8 as id, execution_id::float8 as "executionId", round, rater_kind as "raterKind", rater, outcome,
  stance, evidence, note, ${isoText('at')} as at, judge_job_id as "judgeJobId"`;

/** Labels of a job's answers in the order of their ids, those with a larger id only, some at most. */
export async function readLabelsOfJob(
  em: EntityManager,
  jobId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<KnownLabel[]> {
  return runStatement<KnownLabel>(
    em,
    `select ${LABEL_COLUMNS} from labels where job_id = $1 and labels.id > $2 order by labels.id limit $3`,
    [jobId, after, limit],
  );
}

/** Labels of one execution, of all its rounds, oldest first. */
export async function readLabelsOfExecution(
  em: EntityManager,
  executionId: number,
): Promise<KnownLabel[]> {
  return runStatement<KnownLabel>(
    em,
    `select ${LABEL_COLUMNS} from labels where execution_id = $1 order by labels.id`,
    [executionId],
  );
}
