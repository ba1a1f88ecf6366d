import type { Twin } from '@beacon/verdict';
import type { Catalogue, JobModel } from '@beacon/domain';
import { readAskedQuestion } from '@beacon/persistence';
import type { AskedQuestion } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { ApiError } from '../http/errors/api-error.js';
import { twinsOf } from './twins.js';

/** What paths about one question of one model refuse, for the API's description. */
export const QUESTION_ERRORS = {
  400: 'A parameter is missing, unknown, given twice or not accepted.',
  404: 'There is no such job, or it asks no such model (`model_not_in_job`) or question (`question_not_in_job`).',
} as const;

/** One question of one model of a job, and the regions from which the model is asked. */
export interface ModelQuestion {
  readonly jobId: string;
  readonly model: JobModel;
  readonly question: NonNullable<AskedQuestion['question']>;
  /** Those of the model, in the order of the job. */
  readonly regions: readonly string[];
  /** Second executors among them. */
  readonly twins: readonly Twin[];
  readonly asked: AskedQuestion;
}

/**
 * The model that a request names.
 * @throws ApiError 400 when it names none.
 */
export function requiredModel(modelId: string | undefined): string {
  if (modelId !== undefined) return modelId;
  const message = 'model_id is required: answers of different models are never compared';
  const detail = { field: 'model_id', code: 'missing_parameter', message } as const;
  throw ApiError.validation([{ ...detail, allowed: 'the id of a model of the job' }]);
}

/**
 * Finds the question and the model that a request names.
 * @param questionId empty for the job's own prompt.
 * @throws ApiError 404 when there is no such job, or it has no such model or question; 400 when it has questions and none is named.
 */
export async function findModelQuestion(
  em: EntityManager,
  jobId: string,
  {
    modelId,
    questionId,
    catalogue,
  }: { readonly modelId: string; readonly questionId: string; readonly catalogue: Catalogue },
): Promise<ModelQuestion> {
  const asked = await readAskedQuestion(em, jobId, questionId);
  if (asked === null) throw ApiError.notFound('job', jobId);
  const model = modelOf(asked, modelId);
  const question = questionOf(asked, questionId);
  const regions = asked.regions.filter((region) => model.regions.includes(region));
  return { jobId, model, question, regions, twins: twinsOf(regions, catalogue), asked };
}

/**
 * A model of a job.
 * @throws ApiError 404 when the job does not ask it.
 */
export function modelOf({ models }: Pick<AskedQuestion, 'models'>, modelId: string): JobModel {
  return requireModel(models, modelId);
}

/**
 * The model with an id among those of a job.
 * @throws ApiError 404 when the job does not ask it.
 */
export function requireModel<Model extends { readonly id: string }>(
  models: readonly Model[],
  modelId: string,
): Model {
  const model = models.find(({ id }) => id === modelId);
  if (model !== undefined) return model;
  throw notOfTheJob('model', modelId, models.map(({ id }) => id).join(', '));
}

/**
 * The question of a job that was read by its id.
 * @throws ApiError 404 when the job does not ask it; 400 when it has questions and none is named.
 */
export function questionOf(asked: AskedQuestion, questionId: string): ModelQuestion['question'] {
  if (asked.question === null) throw noQuestion(asked, questionId);
  return asked.question;
}

function noQuestion(asked: AskedQuestion, questionId: string): ApiError {
  const allowed = questionsOf(asked);
  if (questionId !== '') return notOfTheJob('question', questionId, allowed);
  const message = 'question_id is required: this job asks questions, name one of them';
  return ApiError.validation([
    { field: 'question_id', code: 'missing_parameter', message, allowed },
  ]);
}

function questionsOf({ questionCount, questionIds }: AskedQuestion): string {
  if (questionCount === 0) return 'empty: this job asks its own prompt';
  const more = questionCount - questionIds.length;
  return more > 0 ? `${questionIds.join(', ')} and ${more} more` : questionIds.join(', ');
}

function notOfTheJob(thing: 'model' | 'question', id: string, allowed: string): ApiError {
  const code = `${thing}_not_in_job` as const;
  const message = `the job asks no ${thing} ${JSON.stringify(id)}`;
  const field = `${thing}_id`;
  const details = [{ field, code, message, allowed }];
  return new ApiError(404, { error: `${thing} not found`, code, message, field, details });
}
