import type { ProblemCode } from '@beacon/domain';
import type { ErrorCode, ErrorCodeOf } from './error-codes.js';
import type { ErrorExtra } from './error-extra.js';

/** One thing that is wrong with a request. */
export interface ErrorDetail {
  /** Path in the body, or name of the parameter or header; null when the request as a whole is meant. */
  readonly field: string | null;
  readonly code: ErrorCode | ProblemCode;
  readonly message: string;
  /** What would be accepted, where that can be said in short. */
  readonly allowed?: string;
}

/** What an {@link ApiError} says, beside its status. */
export interface ErrorFacts {
  /** The word or sentence that clients of the original API compare with. */
  readonly error: string;
  readonly code: ErrorCode | ProblemCode;
  readonly message: string;
  readonly field?: string | null;
  readonly details?: readonly ErrorDetail[];
  /** Headers of the answer, such as `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Further fields of the body, where an endpoint's clients read some. */
  readonly extra?: ErrorExtra;
}

const NOT_FOUND = {
  job: 'job_not_found',
  execution: 'execution_not_found',
  lane: 'lane_not_found',
  'dead letter': 'dead_letter_not_found',
  series: 'series_not_found',
  'API key': 'key_not_found',
  session: 'session_not_found',
} as const;

/** A request that is answered with an error. Everything in it is shown to the client. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly error: string;
  readonly code: ErrorCode | ProblemCode;
  readonly field: string | null;
  readonly details: readonly ErrorDetail[];
  readonly headers: Readonly<Record<string, string>>;
  readonly extra: ErrorExtra;

  /** @param status 4xx or 5xx. */
  constructor(
    readonly status: number,
    readonly facts: ErrorFacts,
    options?: ErrorOptions,
  ) {
    super(facts.message, options);
    this.error = facts.error;
    this.code = facts.code;
    this.field = facts.field ?? null;
    this.details = facts.details ?? [];
    this.headers = facts.headers ?? {};
    this.extra = facts.extra ?? {};
  }

  /** A 400 of which the first detail is the one that `error_code` and `field` name. */
  static validation(details: readonly [ErrorDetail, ...ErrorDetail[]]): ApiError {
    const [{ code, message, field }] = details;
    return new ApiError(400, { error: 'validation_error', code, message, field, details });
  }

  /** A 404 of a thing that is named in the path. */
  static notFound(thing: keyof typeof NOT_FOUND, id: string): ApiError {
    const message = `there is no ${thing} ${JSON.stringify(id.slice(0, 128))}`;
    return new ApiError(404, { error: `${thing} not found`, code: NOT_FOUND[thing], message });
  }

  /** A 409: the request does not fit what the thing is now. */
  static conflict(code: ErrorCodeOf<409>, message: string): ApiError {
    return new ApiError(409, { error: code, code, message });
  }
}
