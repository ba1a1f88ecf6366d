import { JOB_STATUSES } from '@beacon/domain';
import type { ApiResponse } from '@nestjs/swagger';

type Options = NonNullable<Parameters<typeof ApiResponse>[0]>;

/** An OpenAPI schema of an answer. */
export type AnswerSchema = Extract<Options, { schema: unknown }>['schema'];

/**
 * The schema of an answer about a job: its id and its status before what the schema has.
 * @param more further fields, all of them required.
 */
export function answerAboutJob(
  { properties, required = [], ...schema }: Extract<AnswerSchema, { properties?: unknown }>,
  more: Readonly<Record<string, AnswerSchema>> = {},
): AnswerSchema {
  const own = { job_id: { type: 'string' }, status: { type: 'string', enum: [...JOB_STATUSES] } };
  return {
    ...schema,
    properties: { ...own, ...more, ...properties },
    required: [...Object.keys(own), ...Object.keys(more), ...required],
  };
}
