import {
  LARGEST_MAX_COST_USD,
  LEAST_MAX_COST_USD,
  MODEL_ID_PATTERN,
  QUESTION_ID_PATTERN,
} from '@beacon/domain';
import type { Catalogue } from '@beacon/domain';
import { IsInt, IsNumber, Matches, Max, Min } from 'class-validator';
import { knownRegion } from '../catalogue/known-region.js';
import { OneOrMany, Reason } from '../http/validation/body-fields.js';
import { Check, Field } from '../http/validation/field.js';
import type { RetryChoice } from './job-retry.js';

const RETRYABLE = ['failed', 'cancelled'] as const;
const MOST_QUESTIONS = 100_000;
const MOST_INDEX = 10_000_000;
const SPELLING = { type: 'string', minLength: 1, maxLength: 60 } as const;
const QUESTION = new RegExp(`${QUESTION_ID_PATTERN.source}|^$`);

const matches = (pattern: RegExp) => (item: unknown) =>
  typeof item === 'string' && pattern.test(item);
const isSpelling = matches(/^[^]{1,60}$/);

/** Which executions of a job are to run again. */
export class RetryBody {
  @OneOrMany(
    {
      accepts: (item) => RETRYABLE.some((status) => status === item),
      schema: { type: 'string', enum: [...RETRYABLE] },
      allowed: RETRYABLE.join(', '),
    },
    'Executions that ended so. Both when absent.',
  )
  readonly status!: readonly (typeof RETRYABLE)[number][] | null;

  @OneOrMany(
    { accepts: isSpelling, schema: SPELLING, allowed: 'a region id or alias' },
    'Only in these regions.',
  )
  readonly region!: readonly string[] | null;

  @OneOrMany(
    {
      accepts: matches(MODEL_ID_PATTERN),
      schema: { type: 'string', pattern: MODEL_ID_PATTERN.source },
      allowed: 'a model id',
    },
    'Only of these models.',
  )
  readonly model_id!: readonly string[] | null;

  /** Null names the job's own prompt here: it is not the same as absent. */
  @OneOrMany(
    {
      accepts: (item) => item === null || matches(QUESTION)(item),
      schema: { type: 'string', pattern: QUESTION.source, nullable: true },
      allowed: "a question id, null or empty for the job's own prompt",
    },
    "Only these questions; null or empty for the job's own prompt.",
    { most: MOST_QUESTIONS, nullable: false },
  )
  readonly question_id!: readonly (string | null)[] | null;

  @Field(
    {
      about: 'What the whole job may cost from now on, in US dollars; its limit is only raised.',
      allowed: `${LEAST_MAX_COST_USD}..${LARGEST_MAX_COST_USD}`,
      schema: { type: 'number', minimum: LEAST_MAX_COST_USD, maximum: LARGEST_MAX_COST_USD },
      nullable: true,
      fallback: null,
    },
    IsNumber(),
    Min(LEAST_MAX_COST_USD),
    Max(LARGEST_MAX_COST_USD),
  )
  readonly max_cost!: number | null;

  @Reason()
  readonly reason!: string | null;
}

/** The original's body of a retry of one question, and what it lacked. */
export class QuestionRetryBody {
  @Field(
    {
      about: 'Where it was asked.',
      allowed: 'a region id or alias',
      schema: SPELLING,
      required: true,
    },
    Check(isSpelling),
  )
  readonly region!: string;

  @Field(
    {
      about: "The question's place in the job, from 0.",
      allowed: 'a whole number, 0 or more',
      schema: { type: 'integer', minimum: 0, maximum: MOST_INDEX },
      required: true,
    },
    IsInt(),
    Min(0),
    Max(MOST_INDEX),
  )
  readonly question_index!: number;

  @Field(
    {
      about: 'Of which model, where the path names a job of several.',
      allowed: 'a model id',
      schema: { type: 'string', pattern: MODEL_ID_PATTERN.source },
      nullable: true,
      fallback: null,
    },
    Matches(MODEL_ID_PATTERN),
  )
  readonly model_id!: string | null;

  @Reason()
  readonly reason!: string | null;
}

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
    questionIds: body.question_id?.map((id) => id ?? '') ?? null,
    executionId: null,
  };
}
