import type { ExecutionStatus, JobModel, JobStatus, Outcome } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

/** A question of a job, and who is asked it from where. */
export interface AskedQuestion {
  readonly status: JobStatus;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly regions: readonly string[];
  readonly models: readonly JobModel[];
  readonly repeats: number;
  /** 0 when the job asks its own prompt. */
  readonly questionCount: number;
  /** The first {@link NAMED_QUESTIONS} of the job. */
  readonly questionIds: readonly string[];
  /** Null when the job has no such question. */
  readonly question: {
    /** Null for the job's own prompt. */
    readonly id: string | null;
    readonly text: string;
    readonly category: string | null;
    readonly language: string | null;
  } | null;
}

/** How many of a job's questions are named where another one was asked for. */
const NAMED_QUESTIONS = 20;

const ASKED = `
select status, ${isoText('created_at')} as "createdAt",
  spec -> 'regions' as regions, spec -> 'models' as models, (spec ->> 'repeats')::float8 as repeats,
  jsonb_array_length(spec -> 'questions') as "questionCount",
  (select coalesce(jsonb_agg(q -> 'id' order by n), '[]') from (
    select q, n from jsonb_array_elements(spec -> 'questions') with ordinality as all_questions (q, n)
    order by n limit ${NAMED_QUESTIONS}
  ) named) as "questionIds",
  case
    when jsonb_array_length(spec -> 'questions') > 0
      then (select q from jsonb_array_elements(spec -> 'questions') q where q ->> 'id' = $1::text limit 1)
    when $1 = '' then jsonb_build_object('id', null, 'text', spec -> 'prompt', 'category', null, 'language', null)
  end as question
from jobs where id = $2`;

/**
 * Reads one question of a job without loading the others; null when there is no such job.
 * @param questionId empty for the job's own prompt.
 */
export async function readAskedQuestion(
  em: EntityManager,
  jobId: string,
  questionId: string,
): Promise<AskedQuestion | null> {
  const [row] = await runStatement<AskedQuestion>(em, ASKED, [questionId, jobId]);
  return row ?? null;
}

/** A recorded execution of a question, with its answer. Times are ISO 8601. */
export interface KnownAnswer {
  readonly id: number;
  readonly region: string;
  readonly repeat: number;
  readonly round: number;
  readonly status: ExecutionStatus;
  readonly outcome: Outcome;
  readonly response: string | null;
  readonly responseCut: boolean;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  /** Why its evidence contradicts its lane. */
  readonly quarantine: string | null;
  readonly provider: string;
  readonly startedAt: string;
  readonly completedAt: string;
  readonly durationMs: number;
}

/** Which answers are meant. */
export interface AnswersWanted {
  readonly jobId: string;
  readonly modelId: string;
  /** Empty for the job's own prompt. */
  readonly questionId: string;
  readonly regions: readonly string[];
  /** True for what was measured, false for the rest: failed, cancelled or quarantined. */
  readonly measured: boolean;
  /** The first so many repeats of each region. */
  readonly perRegion: number;
}

const ANSWERS = `
select e.id::float8 as id, e.region, e.repeat::float8 as repeat, e.round, e.status, e.outcome, e.response,
  e.response_cut as "responseCut", e.error_code as "errorCode", e.error_message as "errorMessage", e.quarantine, e.provider, e.duration_ms as "durationMs",
  ${isoText('e.started_at')} as "startedAt",
  ${isoText('e.completed_at')} as "completedAt"
from unnest($1::text[]) with ordinality as wanted (region, n)
cross join lateral (
  select * from executions
  where job_id = $2 and region = wanted.region and model_id = $3 and coalesce(question_id, '') = $4
    and (status in ('completed', 'refused') and quarantine is null) = $5::boolean
  order by repeat limit $6
) e
order by wanted.n, e.repeat`;

/** Reads executions of one question, regions in the order given, repeats in theirs. */
export async function readAnswers(
  em: EntityManager,
  { jobId, modelId, questionId, regions, measured, perRegion }: AnswersWanted,
): Promise<KnownAnswer[]> {
  const values = [regions, jobId, modelId, questionId, measured, perRegion];
  return runStatement<KnownAnswer>(em, ANSWERS, values);
}
