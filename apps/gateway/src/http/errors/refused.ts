import { ApiError } from './api-error.js';

/** An error that says in one word what is refused. */
export function refused(status: number, code: string, message: string): ApiError {
  return new ApiError(status, { error: code, code, message });
}
