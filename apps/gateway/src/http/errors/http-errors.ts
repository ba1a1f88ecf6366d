import { isLockTimeout } from '@beacon/persistence';
import { HttpException } from '@nestjs/common';
import { ApiError } from './api-error.js';
import { isDependencyAway } from './dependency-away.js';
import type { ErrorCode } from './error-codes.js';
import { refused } from './refused.js';

export { refused } from './refused.js';

/** What the server refuses before a handler sees the request, by the server's own code. */
const REFUSALS: Readonly<Record<string, () => ApiError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () =>
    refused(413, 'body_too_large', 'the body is larger than this server accepts: split the job'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    refused(400, 'invalid_content_length', 'the body is not as long as Content-Length says'),
  FST_ERR_BAD_URL: () => refused(400, 'invalid_path', 'the path holds an invalid % escape'),
  FST_ERR_MAX_PARAM_LENGTH: () => refused(414, 'path_too_long', 'a part of the path is too long'),
};

const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'bad_request',
  404: 'not_found',
  405: 'method_not_allowed',
  408: 'request_timeout',
  413: 'body_too_large',
  414: 'path_too_long',
  431: 'headers_too_large',
  503: 'unavailable',
};

/** The error for a client, made of whatever was thrown. What is not meant for clients becomes a bare 500. */
export function toApiError(thrown: unknown): ApiError {
  if (thrown instanceof ApiError) return thrown;
  const known = REFUSALS[codeOf(thrown)];
  if (known !== undefined) return known();
  if (thrown instanceof HttpException) return fromStatus(thrown.getStatus(), thrown);
  if (isDependencyAway(thrown)) return unavailable(thrown, AWAY);
  if (isLockTimeout(thrown)) return unavailable(thrown, LOCKED);
  const status = statusOf(thrown);
  return status >= 400 && status < 500 ? fromStatus(status, thrown) : internal(thrown);
}

function fromStatus(status: number, cause: unknown): ApiError {
  if (status >= 500 && status !== 503) return internal(cause);
  const code = CODES[status] ?? 'request_refused';
  return new ApiError(status, { error: code, code, message: `the request was refused: ${code}` });
}

const RETRY_AFTER_SECONDS = '2';
const AWAY = 'the database or the broker does not answer now: ask again';
const LOCKED = 'somebody else holds what is to be changed: ask again';

/** The services come back by themselves when what they need does: clients only have to ask again. */
function unavailable(cause: unknown, message: string): ApiError {
  const headers = { 'retry-after': RETRY_AFTER_SECONDS };
  const facts = { error: 'unavailable', code: 'unavailable', message, headers } as const;
  return new ApiError(503, facts, { cause });
}

function internal(cause: unknown): ApiError {
  const message = 'something went wrong on the server; its log has the details under request_id';
  return new ApiError(500, { error: 'internal_error', code: 'internal_error', message }, { cause });
}

function codeOf(thrown: unknown): string {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : '';
}

function statusOf(thrown: unknown): number {
  const status = thrown instanceof Error && 'statusCode' in thrown ? thrown.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}
