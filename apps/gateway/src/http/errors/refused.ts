import { ApiError } from './api-error.js';
import type { ErrorCodeOf } from './error-codes.js';

/** An error that says in one word what is refused. */
export function refused<Status extends number>(
  status: Status,
  code: ErrorCodeOf<Status>,
  message: string,
): ApiError {
  return new ApiError(status, { error: code, code, message });
}
