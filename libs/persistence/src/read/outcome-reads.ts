import type { Outcome, OutcomeSource } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { TypedOutcome } from '../control/change-outcomes.js';
import type { OutcomeChangeKind } from '../entities/outcome-change.entity.js';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

/**
 * A number that grows with every correction of a job's outcomes: what was counted at a lower one is stale. 0 before the
 * first. One look at an index.
 */
export async function readOutcomeRevision(em: EntityManager, jobId: string): Promise<number> {
  const [row] = await runStatement<{ revision: number }>(
    em,
    'select coalesce(max(id), 0)::float8 as revision from outcome_changes where job_id = $1',
    [jobId],
  );
  return row?.revision ?? 0;
}

const TYPING = `
select nullif(concat_ws(' ',
  (select max(id) from audit_log where job_id = $1 and action in ('job.rescore', 'job.rescored')),
  (select extract(epoch from max(applied_at)) from judgings where source_job_id = $1)), '') as revision`;

/**
 * Another text after each re-scoring and each judging of a job, also where they left all outcomes as they were: what typed them is another then, and with
 * it how far a verdict can rely on them. Null before the first.
 */
export async function readTypingRevision(em: EntityManager, jobId: string): Promise<string | null> {
  const [row] = await runStatement<{ revision: string | null }>(em, TYPING, [jobId]);
  return row?.revision ?? null;
}

/** A change of an execution's outcome, as it is kept. */
export interface KnownOutcomeChange {
  readonly id: number;
  /** ISO 8601. */
  readonly at: string;
  readonly kind: OutcomeChangeKind;
  readonly round: number;
  readonly from: TypedOutcome;
  readonly to: TypedOutcome;
  readonly author: string;
  readonly reason: string | null;
  readonly rescoreId: string | null;
}

const typed = (side: 'from' | 'to'): string => `jsonb_build_object('outcome', ${side}_outcome,
    'source', ${side}_source, 'rule', ${side}_rule, 'evidence', ${side}_evidence, 'version', ${side}_version) as "${side}"`;

/** Columns of `outcome_changes` that make a {@link KnownOutcomeChange}. */
export const CHANGE_COLUMNS = `outcome_changes.id::float8 as id, ${isoText('at')} as at, kind, round, ${typed('from')}, ${typed('to')},
  author, reason, rescore_id as "rescoreId"`;

/** History of an execution's outcome, newest first. */
export async function readOutcomeChanges(
  em: EntityManager,
  executionId: number,
  limit: number,
): Promise<KnownOutcomeChange[]> {
  return runStatement<KnownOutcomeChange>(
    em,
    `select ${CHANGE_COLUMNS} from outcome_changes where execution_id = $1 order by outcome_changes.id desc limit $2`,
    [executionId, limit],
  );
}

/** A manual correction of an execution's outcome. */
export interface OverrideFacts {
  readonly author: string;
  readonly reason: string | null;
  /** ISO 8601. */
  readonly at: string;
}

/** The override that is in force for an execution's round: ask only of executions that a person has typed. */
export async function readOverride(
  em: EntityManager,
  { id, round }: { readonly id: number; readonly round: number },
): Promise<OverrideFacts | null> {
  const [row] = await runStatement<OverrideFacts>(
    em,
    `select author, reason, ${isoText('at')} as at from outcome_changes
     where execution_id = $1 and round = $2 and kind = 'override' order by outcome_changes.id desc limit 1`,
    [id, round],
  );
  return row ?? null;
}

/**
 * What an execution's round was typed as before a manual correction, however many there were. Null when no
 * person has said anything.
 */
export async function readBeforeOverride(
  em: EntityManager,
  { id, round }: { readonly id: number; readonly round: number },
): Promise<TypedOutcome | null> {
  const [row] = await runStatement<{ from: TypedOutcome }>(
    em,
    `select ${typed('from')} from outcome_changes
     where execution_id = $1 and round = $2 and kind = 'override' and from_source <> 'human'
     order by id desc limit 1`,
    [id, round],
  );
  return row?.from ?? null;
}

/** An execution as it is found for a correction. */
export interface CorrectableExecution {
  readonly id: number;
  readonly jobId: string;
  readonly region: string;
  readonly modelId: string;
  readonly questionId: string | null;
  readonly repeat: number;
  readonly round: number;
  readonly status: 'completed' | 'refused' | 'failed' | 'cancelled';
  readonly outcome: Outcome;
  readonly source: OutcomeSource;
  readonly rule: string | null;
  readonly evidence: string | null;
  readonly version: string;
}

/** The execution with an id, without its answer; null when there is none. */
export async function findCorrectable(
  em: EntityManager,
  id: number,
): Promise<CorrectableExecution | null> {
  const [row] = await runStatement<CorrectableExecution>(
    em,
    `select id::float8 as id, job_id as "jobId", region, model_id as "modelId", nullif(question_id, '') as "questionId",
       repeat::float8 as repeat, round, status, outcome, outcome_source as source, outcome_rule as rule,
       outcome_evidence as evidence, classifier_version as version
     from executions where id = $1`,
    [id],
  );
  return row ?? null;
}
