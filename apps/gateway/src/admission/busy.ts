import { ApiError } from '../http/errors/api-error.js';

/** The error for work that finds no place: the same request may be done soon. */
export function busy(retryAfterSeconds: number): ApiError {
  return new ApiError(503, {
    error: 'busy',
    code: 'busy',
    message: 'the gateway has as much work as it can hold: send the same request again later',
    // What is refused unread is read and thrown away: the connection stays good, and the client sees this answer.
    headers: { 'retry-after': String(retryAfterSeconds), connection: 'keep-alive' },
  });
}
