import type { ExecutionStatus, JobModel, JobQuestion, Outcome } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** What frames a job's matrix: its axes, and the questions of one page. */
export interface MatrixFrame {
  readonly regions: readonly string[];
  readonly models: readonly JobModel[];
  readonly repeats: number;
  /** The job's own prompt; null when it has questions. */
  readonly prompt: string | null;
  readonly questionCount: number;
  readonly questions: readonly JobQuestion[];
}

const FRAME = `
select j.spec -> 'regions' as regions, j.spec -> 'models' as models,
  (j.spec ->> 'repeats')::float8 as repeats, j.spec ->> 'prompt' as prompt,
  jsonb_array_length(j.questions) as "questionCount",
  (select coalesce(jsonb_agg(j.questions -> wanted.position order by wanted.n), '[]')
     from unnest($1::int[]) with ordinality as wanted (position, n)
     where wanted.position < jsonb_array_length(j.questions)) as questions
from (select spec, spec -> 'questions' as questions from jobs where id = $2 offset 0) j`;

/**
 * Reads the frame of a job's matrix; null when there is no such job.
 * @param positions of the questions of the page, 0-based; those that there are none of are left out.
 */
export async function readMatrixFrame(
  em: EntityManager,
  jobId: string,
  positions: readonly number[],
): Promise<MatrixFrame | null> {
  const [row] = await runStatement<MatrixFrame>(em, FRAME, [positions, jobId]);
  return row ?? null;
}

/** Executions of one (question, model, region) that ended alike, counted. */
export interface MatrixGroup {
  /** Empty when the job asks its own prompt. */
  readonly questionId: string;
  readonly modelId: string;
  readonly region: string;
  readonly status: ExecutionStatus;
  readonly outcome: Outcome;
  /** Whether their evidence contradicts the lane. */
  readonly isQuarantined: boolean;
  readonly count: number;
  /** Those of the first repeats, see {@link SHOWN_REPEATS}. */
  readonly executionIds: readonly number[];
}

/** Executions of later repeats are counted, not named. */
export const SHOWN_REPEATS = 3;

/** The part of a job that is counted. */
export interface MatrixScope {
  readonly jobId: string;
  readonly regions: readonly string[];
  readonly modelIds: readonly string[];
  /** Null for all questions of the job. */
  readonly questionIds: readonly string[] | null;
}

/** Counts a job's executions by question, model, region, status, outcome and quarantine, in the database. */
export async function readMatrixGroups(
  em: EntityManager,
  { jobId, regions, modelIds, questionIds }: MatrixScope,
): Promise<MatrixGroup[]> {
  // The dedup index starts with job, region, model and question: all four are named so that a page reads its rows only.
  const only = `and region = any($2::text[]) and model_id = any($3::text[]) and coalesce(question_id, '') = any($4::text[])`;
  return runStatement<MatrixGroup>(
    em,
    `select coalesce(question_id, '') as "questionId", model_id as "modelId", region, status, outcome,
       quarantine is not null as "isQuarantined", count(*)::float8 as count,
       coalesce(array_agg(id::float8) filter (where repeat <= ${SHOWN_REPEATS}), '{}') as "executionIds"
     from executions where job_id = $1 ${questionIds === null ? '' : only}
     group by 1, 2, 3, 4, 5, 6`,
    questionIds === null ? [jobId] : [jobId, regions, modelIds, questionIds],
  );
}

/** How many repeats of a question by a model from a region something is true of. */
export interface CellCount {
  /** Empty for the job's own prompt. */
  readonly questionId: string;
  readonly modelId: string;
  readonly region: string;
  readonly count: number;
}

/** Counts the cells of a page that are asked again. What they had counts until then, so that executions do not tell. */
export async function readRetryingCounts(
  em: EntityManager,
  { jobId, questionIds }: Pick<MatrixScope, 'jobId' | 'questionIds'>,
): Promise<CellCount[]> {
  return runStatement<CellCount>(
    em,
    `select coalesce(question_id, '') as "questionId", model_id as "modelId", region, count(*)::float8 as count
     from cell_rounds where job_id = $1 and state in ('waiting', 'planned')
       ${questionIds === null ? '' : `and coalesce(question_id, '') = any($2::text[])`}
     group by 1, 2, 3`,
    questionIds === null ? [jobId] : [jobId, questionIds],
  );
}

/** Counts the cells of a page that were not asked because the job had reached its cost limit: they are recorded as failed. */
export async function readNotAskedCounts(
  em: EntityManager,
  { jobId, questionIds }: Pick<MatrixScope, 'jobId' | 'questionIds'>,
): Promise<CellCount[]> {
  return runStatement<CellCount>(
    em,
    `select coalesce(question_id, '') as "questionId", model_id as "modelId", region, count(*)::float8 as count
     from executions where job_id = $1 and error_code = 'max_cost'
       ${questionIds === null ? '' : `and coalesce(question_id, '') = any($2::text[])`}
     group by 1, 2, 3`,
    questionIds === null ? [jobId] : [jobId, questionIds],
  );
}

/** Cells of a lane, a cell being all repeats of one question. */
export interface FlipCount {
  readonly region: string;
  readonly modelId: string;
  /** Cells of which at least two repeats are measured: neither failed nor cancelled nor quarantined. */
  readonly repeated: number;
  /** Those among them with refused repeats and others. */
  readonly flipped: number;
}

/** Counts in how many cells of each lane the repeats differ in being refused, in the database. */
export async function readFlipCounts(em: EntityManager, jobId: string): Promise<FlipCount[]> {
  return runStatement<FlipCount>(
    em,
    `select region, model_id as "modelId", (count(*) filter (where measured > 1))::float8 as repeated,
       (count(*) filter (where refused > 0 and refused < measured))::float8 as flipped
     from (
       select region, model_id, count(*) as measured, count(*) filter (where outcome = 'refused') as refused
       from executions
       where job_id = $1 and status in ('completed', 'refused') and quarantine is null
       group by region, model_id, coalesce(question_id, '')
     ) cells group by 1, 2`,
    [jobId],
  );
}

/** How often a lane's measured executions were refused in the model's own words, and how often a filter blocked them. */
export interface RefusalCount {
  readonly region: string;
  readonly modelId: string;
  /** Neither failed nor cancelled nor quarantined. */
  readonly measured: number;
  readonly refused: number;
  readonly blocked: number;
}

/**
 * Counts refusals by outcome, lane by lane, in the database. The counters of lanes cannot tell: they go by status, and there what a filter
 * blocked is refused as well. All three numbers are of one moment, so that rates of them are rates.
 */
export async function readRefusalCounts(em: EntityManager, jobId: string): Promise<RefusalCount[]> {
  return runStatement<RefusalCount>(
    em,
    `select region, model_id as "modelId", count(*)::float8 as measured,
       (count(*) filter (where outcome = 'refused'))::float8 as refused,
       (count(*) filter (where outcome in ('blocked_input', 'blocked_output')))::float8 as blocked
     from executions
     where job_id = $1 and status in ('completed', 'refused') and quarantine is null
     group by 1, 2`,
    [jobId],
  );
}
