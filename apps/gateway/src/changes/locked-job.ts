import { JOB_ID_PATTERN, formatUsd } from '@beacon/domain';
import { lockJob } from '@beacon/persistence';
import type { LockedJob } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../http/errors/api-error.js';

/**
 * Locks a job for a change.
 * @throws ApiError when there is none.
 */
export async function lockOrRefuse(em: EntityManager, jobId: string): Promise<LockedJob> {
  const job = JOB_ID_PATTERN.test(jobId) ? await lockJob(em, jobId) : null;
  if (job === null) throw jobNotFound(jobId);
  return job;
}

/** The original's clients of these paths read the id beside the error. */
export function jobNotFound(jobId: string): ApiError {
  const { error, code, message } = ApiError.notFound('job', jobId);
  return new ApiError(404, { error, code, message, extra: { job_id: jobId.slice(0, 128) } });
}

/**
 * Refuses to give new work to a job of which the recorder has still to give up some: it could not tell new from old.
 * @throws ApiError that says when to ask again.
 */
export function assertNotClosing({ id, isClosing }: LockedJob): void {
  if (!isClosing) return;
  const message = `cells of ${JSON.stringify(id)} are being given up at this moment: ask again`;
  const headers = { 'retry-after': '1' };
  throw new ApiError(409, { error: 'job_closing', code: 'job_closing', message, headers });
}

/**
 * Refuses to give new work to a job whose answers were imported: where they come from nothing can be asked.
 * @throws ApiError that says what to do instead.
 */
export function assertAsked({ id, isImported }: Pick<LockedJob, 'id' | 'isImported'>): void {
  if (!isImported) return;
  const message = `the answers of ${JSON.stringify(id)} were imported: nothing of it can be asked; import more answers into another job, or submit its questions as one`;
  throw ApiError.conflict('imported_job', message);
}

/**
 * Refuses what needs the answers of a job that are erased, or would bring new ones.
 * @throws ApiError 409.
 */
export function assertKept({ id, isErased }: Pick<LockedJob, 'id' | 'isErased'>): void {
  if (!isErased) return;
  const message = `the answers of ${JSON.stringify(id)} are erased: it is not asked, typed, judged or reviewed again`;
  throw ApiError.conflict('answers_erased', message);
}

/**
 * Locks a job for a change that needs its answers, or would bring new ones.
 * @throws ApiError when there is none, or its answers are erased.
 */
export async function lockKept(em: EntityManager, jobId: string): Promise<LockedJob> {
  const job = await lockOrRefuse(em, jobId);
  assertKept(job);
  return job;
}

/**
 * Refuses to give new work to a job that stopped at its cost limit: nothing of it could be asked.
 * @throws ApiError that says what was spent.
 */
export function assertBelowMaxCost({ id, maxCost, spent, reachedMaxCost }: LockedJob): void {
  if (!reachedMaxCost || maxCost === null) return;
  const message = `${JSON.stringify(id)} has spent ${formatUsd(spent)} of its limit of ${formatUsd(maxCost)}, and no further call was sure to fit: give a higher max_cost`;
  throw ApiError.conflict('max_cost_reached', message);
}
