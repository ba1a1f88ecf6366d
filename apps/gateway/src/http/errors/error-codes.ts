import { ACCESS_CODES } from './codes/access-codes.js';
import { CONFLICT_CODES } from './codes/conflict-codes.js';
import { REFUSED_REQUEST_CODES } from './codes/refused-request-codes.js';
import { SERVER_CODES } from './codes/server-codes.js';
import { SIGNATURE_CODES } from './codes/signature-codes.js';

/**
 * Every `error_code` of the API; those of a job's fields are the specification's, `PROBLEM_CODES`. docs/api.md shows them: run
 * `npm run docs` after a change.
 */
export const ERROR_CODES = {
  ...REFUSED_REQUEST_CODES,
  ...ACCESS_CODES,
  ...CONFLICT_CODES,
  ...SERVER_CODES,
  ...SIGNATURE_CODES,
};

/** An `error_code` of the API. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** The codes that are answered with a status. */
export type ErrorCodeOf<Status extends number> = {
  [Code in ErrorCode]: (typeof ERROR_CODES)[Code]['status'] extends Status ? Code : never;
}[ErrorCode];
