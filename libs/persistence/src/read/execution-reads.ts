import type { ExecutionStatus, Outcome } from '@beacon/domain';
import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Execution, Job } from '../entities/index.js';
import { runStatement } from '../statement.js';

/** Which executions are meant; what is undefined does not matter. */
export interface ExecutionFilter {
  readonly jobId?: string | undefined;
  readonly region?: string | undefined;
  readonly modelId?: string | undefined;
  /** Null means the job's own prompt. */
  readonly questionId?: string | null | undefined;
  readonly status?: ExecutionStatus | undefined;
  readonly outcome?: Outcome | undefined;
  readonly quarantined?: boolean | undefined;
  /** Of the job; null and undefined for all. */
  readonly projects?: readonly string[] | null | undefined;
}

/** A part of a listing, newest first. */
export interface ExecutionPage {
  readonly limit: number;
  /** Only executions with a smaller id. */
  readonly before?: number | undefined;
  /** @default 0 */
  readonly offset?: number | undefined;
}

/** A page of executions, newest first, without their answers and evidence. */
export async function findExecutions(
  em: EntityManager,
  filter: ExecutionFilter,
  { limit, before, offset = 0 }: ExecutionPage,
): Promise<Execution[]> {
  const place: FilterQuery<Execution> = before === undefined ? {} : { id: { $lt: before } };
  return em.find(
    Execution,
    { $and: [conditionsOf(em, filter), place] },
    { orderBy: { id: 'desc' }, limit, offset, disableIdentityMap: true },
  );
}

/** Executions by their ids, newest first, without their answers and evidence. */
export async function findExecutionsByIds(
  em: EntityManager,
  ids: readonly number[],
): Promise<Execution[]> {
  return em.find(
    Execution,
    { id: { $in: [...ids] } },
    { orderBy: { id: 'desc' }, disableIdentityMap: true },
  );
}

/** How many executions a filter matches, counted. */
export async function countExecutions(em: EntityManager, filter: ExecutionFilter): Promise<number> {
  return em.count(Execution, conditionsOf(em, filter));
}

function conditionsOf(em: EntityManager, filter: ExecutionFilter): FilterQuery<Execution> {
  const { questionId, quarantined, projects, ...equal } = filter;
  const given = Object.fromEntries(
    Object.entries(equal).filter(([, value]) => value !== undefined),
  ) as FilterQuery<Execution>;
  const question = questionId === undefined ? [] : [questionIs(questionId)];
  const quarantine = quarantined === undefined ? [] : [quarantineIs(quarantined)];
  const project = projects == null ? [] : [{ jobId: { $in: jobsOf(em, projects) } }];
  return { $and: [given, ...question, ...quarantine, ...project] };
}

function jobsOf(em: EntityManager, projects: readonly string[]) {
  const ofThem = { project: { $in: [...projects] } };
  return em.createQueryBuilder(Job, 'j').select('j.id').where(ofThem).getNativeQuery();
}

function quarantineIs(quarantined: boolean): FilterQuery<Execution> {
  return { quarantine: quarantined ? { $ne: null } : null };
}

/** A null question and an empty one are the same. */
function questionIs(questionId: string | null): FilterQuery<Execution> {
  return questionId === null ? { $or: [{ questionId: null }, { questionId: '' }] } : { questionId };
}

/** What a cell was asked. */
export interface AskedText {
  readonly prompt: string | null;
  readonly systemPrompt: string | null;
}

/** An execution with its answer and evidence; null when there is none. */
export async function findExecution(em: EntityManager, id: number): Promise<Execution | null> {
  return em.findOne(
    Execution,
    { id },
    { populate: ['response', 'evidence'], disableIdentityMap: true },
  );
}

/** Names a cell of a job. */
export interface CellNames {
  readonly jobId: string;
  readonly region: string;
  readonly model: string;
  /** Null for the job's own prompt. */
  readonly questionId: string | null;
  readonly repeat: number;
}

/** The execution of a cell, with its evidence and without its answer; null while there is none. */
export async function findTracedExecution(
  em: EntityManager,
  { model: modelId, repeat, ...named }: CellNames,
): Promise<Execution | null> {
  return em.findOne(
    Execution,
    { $and: [conditionsOf(em, { ...named, modelId }), { repeat }] },
    { populate: ['evidence'], disableIdentityMap: true },
  );
}

/** What an execution's cell was asked, read from its job without loading the job's other questions. */
export async function readAskedText(
  em: EntityManager,
  { jobId, questionId, region }: Pick<Execution, 'jobId' | 'questionId' | 'region'>,
): Promise<AskedText> {
  const [row] = await runStatement<AskedText>(
    em,
    `select case when asked.q ->> 'variant' is null then j.system_prompts ->> $1::text else (
         select level ->> 'systemPrompt' from jsonb_array_elements(j.spec -> 'arms') arm
           cross join jsonb_array_elements(arm -> 'levels') level
         where arm ->> 'kind' in ('system_prompt', 'persona') and level ->> 'name' = asked.q ->> 'variant'
       ) end as "systemPrompt",
       case when $2::text = '' then j.spec ->> 'prompt' else asked.q ->> 'text' end as prompt
     from jobs j left join lateral (
       select q from jsonb_array_elements(j.spec -> 'questions') q where q ->> 'id' = $2::text limit 1
     ) asked on true
     where j.id = $3`,
    [region, questionId ?? '', jobId],
  );
  return row ?? { prompt: null, systemPrompt: null };
}

/** An execution as it is found for a retry, with its question's place in the job, 0-based. */
export interface RetryCandidate {
  readonly id: number;
  readonly jobId: string;
  readonly region: string;
  readonly modelId: string;
  readonly questionId: string | null;
  readonly questionIndex: number;
  readonly repeat: number;
  readonly cell: string;
  readonly round: number;
  readonly status: ExecutionStatus;
  readonly outcome: Outcome;
}

const CANDIDATES = `
select e.id::float8 as id, e.job_id as "jobId", e.region, e.model_id as "modelId",
  nullif(e.question_id, '') as "questionId", e.repeat::float8 as repeat, e.cell, e.round, e.status, e.outcome,
  q.index::float8 as "questionIndex"
from executions e join jobs j on j.id = e.job_id
cross join lateral (
  select 0 as index where coalesce(e.question_id, '') = ''
  union all
  select n - 1 from jsonb_array_elements(j.spec -> 'questions') with ordinality as all_questions (q, n)
  where q ->> 'id' = e.question_id and coalesce(e.question_id, '') <> ''
) q`;

/** The execution with an id, as a candidate for a retry; null when there is none. */
export async function findCandidate(
  em: EntityManager,
  executionId: number,
): Promise<RetryCandidate | null> {
  const [row] = await runStatement<RetryCandidate>(em, `${CANDIDATES} where e.id = $1`, [
    executionId,
  ]);
  return row ?? null;
}

const QUESTION_AT = `
select coalesce(spec -> 'questions' -> $1::int ->> 'id', '') as "questionId" from jobs
where id = $2 and $1::int < greatest(1, jsonb_array_length(spec -> 'questions'))`;

/** The executions of a job's question in a region, of all its models and repeats; empty when there is no such question. */
export async function findCandidates(
  em: EntityManager,
  place: {
    readonly jobId: string;
    readonly region: string;
    readonly questionIndex: number;
    readonly modelId: string | null;
  },
): Promise<RetryCandidate[]> {
  const { jobId, region, questionIndex, modelId } = place;
  const [question] = await runStatement<{ questionId: string }>(em, QUESTION_AT, [
    questionIndex,
    jobId,
  ]);
  if (question === undefined) return [];
  return runStatement<RetryCandidate>(
    em,
    `${CANDIDATES} where e.job_id = $1 and e.region = $2 and coalesce(e.question_id, '') = $3
       and ($4::text is null or e.model_id = $4) order by e.model_id, e.repeat limit $5`,
    [jobId, region, question.questionId, modelId, MAX_CANDIDATES],
  );
}

/** Enough to see that there are several, and of which models. */
const MAX_CANDIDATES = 1_000;

/** The execution of a cell, in short. */
export type CellExecution = Pick<Execution, 'id' | 'jobId' | 'status' | 'round'>;

/** The execution of a cell that is known by its key; null when it has none. */
export async function findCellExecution(
  em: EntityManager,
  place: Pick<Execution, 'jobId' | 'region' | 'modelId' | 'cell'>,
): Promise<CellExecution | null> {
  const { jobId, region, modelId, cell } = place;
  const [row] = await runStatement<CellExecution>(
    em,
    `select id::float8 as id, job_id as "jobId", status, round from executions
     where job_id = $1 and region = $2 and model_id = $3 and cell = $4 limit 1`,
    [jobId, region, modelId, cell],
  );
  return row ?? null;
}
