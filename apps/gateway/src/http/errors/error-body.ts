import { z } from 'zod';
import type { ApiError } from './api-error.js';
import { extraFields } from './error-extra.js';

const detailSchema = z.strictObject({
  field: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  allowed: z.string().optional(),
});

/** The body of every error, whatever went wrong. */
export const errorBody = z.strictObject({
  error: z
    .string()
    .describe('Short name of the error, in the words that existing clients compare with.'),
  error_code: z.string().describe('Machine-readable, snake_case.'),
  message: z.string().describe('What went wrong, for people.'),
  field: z
    .string()
    .nullable()
    .describe('Path in the body or name of the parameter, such as `constraints.regions[1]`.'),
  details: z.array(detailSchema).describe('Everything that is wrong, up to 50; may be empty.'),
  request_id: z.string().describe('As in the X-Request-ID header.'),
  ...extraFields,
});
export type ErrorBody = z.output<typeof errorBody>;

/** The body for an error. */
export function toErrorBody(error: ApiError, requestId: string): ErrorBody {
  return {
    error: error.error,
    error_code: error.code,
    message: error.message,
    field: error.field,
    details: [...error.details],
    request_id: requestId,
    ...error.extra,
  };
}
