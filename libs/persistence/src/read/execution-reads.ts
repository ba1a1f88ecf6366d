import type { ExecutionStatus, Outcome } from '@beacon/domain';
import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Execution } from '../entities/index.js';

/** Which executions are meant; what is undefined does not matter. */
export interface ExecutionFilter {
  readonly jobId?: string | undefined;
  readonly region?: string | undefined;
  readonly modelId?: string | undefined;
  /** Null means the job's own prompt. */
  readonly questionId?: string | null | undefined;
  readonly status?: ExecutionStatus | undefined;
  readonly outcome?: Outcome | undefined;
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
    { $and: [conditionsOf(filter), place] },
    { orderBy: { id: 'desc' }, limit, offset, disableIdentityMap: true },
  );
}

/** How many executions a filter matches, counted. */
export async function countExecutions(em: EntityManager, filter: ExecutionFilter): Promise<number> {
  return em.count(Execution, conditionsOf(filter));
}

function conditionsOf({ questionId, ...equal }: ExecutionFilter): FilterQuery<Execution> {
  const given = Object.fromEntries(
    Object.entries(equal).filter(([, value]) => value !== undefined),
  ) as FilterQuery<Execution>;
  return questionId === undefined ? given : { $and: [given, questionIs(questionId)] };
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

/** What an execution's cell was asked, read from its job without loading the job's other questions. */
export async function readAskedText(
  em: EntityManager,
  { jobId, questionId, region }: Pick<Execution, 'jobId' | 'questionId' | 'region'>,
): Promise<AskedText> {
  const [row] = await em.execute<AskedText[]>(
    `select j.system_prompts ->> ? as "systemPrompt",
       case when ? = '' then j.spec ->> 'prompt' else (
         select q ->> 'text' from jsonb_array_elements(j.spec -> 'questions') q where q ->> 'id' = ? limit 1
       ) end as prompt
     from jobs j where j.id = ?`,
    [region, questionId ?? '', questionId ?? '', jobId],
  );
  return row ?? { prompt: null, systemPrompt: null };
}
