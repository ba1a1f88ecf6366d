import { readAskedQuestion } from '@beacon/persistence';
import type { ExecutionFilter } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { modelOf, questionOf } from './asked-question.js';
import { ApiError } from '../http/errors/api-error.js';

/** What the 404 of a path with such a filter means, for the API's description. */
export const NOT_ASKED =
  'There is no such job, or it does not ask the model (`model_not_in_job`) or question (`question_not_in_job`) of the filter.';

/**
 * Refuses a filter by a model or a question that the job does not ask: an empty answer would read as if nothing were recorded of it
 * yet.
 * @throws ApiError 404 that names what the job asks; also when there is no such job.
 */
export async function requireAsked(
  em: EntityManager,
  jobId: string,
  { modelId, questionId }: Pick<ExecutionFilter, 'modelId' | 'questionId'>,
): Promise<void> {
  if (modelId === undefined && questionId === undefined) return;
  const asked = await readAskedQuestion(em, jobId, questionId ?? '');
  if (asked === null) throw ApiError.notFound('job', jobId);
  if (modelId !== undefined) modelOf(asked, modelId);
  // Null finds what has no question: that is a property of executions, and no name that could be wrong.
  if (typeof questionId === 'string') questionOf(asked, questionId);
}
