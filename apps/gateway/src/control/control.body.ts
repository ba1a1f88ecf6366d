import { MODEL_ID_PATTERN, QUESTION_ID_PATTERN } from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { z } from 'zod';
import { knownRegion } from '../catalogue/known-region.js';
import { oneOrMany, reasonField } from '../http/body.js';
import { boundedList } from '../http/bounded-list.js';
import type { RetryChoice } from './job-retry.js';

const RETRYABLE = ['failed', 'cancelled'] as const;
const spelling = z.string().min(1).max(60);
const model = z.string().regex(MODEL_ID_PATTERN);
const question = z.string().regex(new RegExp(`${QUESTION_ID_PATTERN.source}|^$`));

/** Which executions of a job are to run again. */
export const retryBody = z.strictObject({
  status: oneOrMany(
    z.enum(RETRYABLE),
    RETRYABLE.join(', '),
    'Executions that ended so. Both when absent.',
  ),
  region: oneOrMany(spelling, 'a region id or alias', 'Only in these regions.'),
  model_id: oneOrMany(model, 'a model id', 'Only of these models.'),
  question_id: z
    .union([question.nullable(), boundedList(question.nullable(), 100_000)])
    .optional()
    .transform((given) => (given === undefined ? null : [given].flat().map((id) => id ?? '')))
    .meta({
      description: "Only these questions; null or empty for the job's own prompt.",
      allowed: "a question id, null or empty for the job's own prompt; or a list of 1..100000",
    }),
  reason: reasonField,
});
export type RetryBody = z.output<typeof retryBody>;

/**
 * The executions that a body means.
 * @throws ApiError when a region is unknown.
 */
export function toChoice(body: RetryBody, catalogue: Catalogue): RetryChoice {
  const statuses =
    body.status === null ? RETRYABLE : RETRYABLE.filter((one) => body.status?.includes(one));
  return {
    statuses,
    regions: body.region?.map((one) => knownRegion(catalogue, one)) ?? null,
    modelIds: body.model_id,
    questionIds: body.question_id,
    executionId: null,
  };
}

/** The original's body of a retry of one question, and what it lacked. */
export const questionRetryBody = z.strictObject({
  region: spelling.meta({ description: 'Where it was asked.', allowed: 'a region id or alias' }),
  question_index: z.int().min(0).max(10_000_000).meta({
    description: "The question's place in the job, from 0.",
    allowed: 'a whole number, 0 or more',
  }),
  model_id: model
    .nullish()
    .transform((id) => id ?? null)
    .meta({
      description: 'Of which model, where the path names a job of several.',
      allowed: 'a model id',
    }),
  reason: reasonField,
});
export type QuestionRetryBody = z.output<typeof questionRetryBody>;
