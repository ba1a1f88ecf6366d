import { ForbiddenAddressError } from '@beacon/network';
import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { AnswerTooLargeError } from './issuer-fetch.js';
import { SignInError } from './sign-in.error.js';

/** Codes of the client's errors that say that nobody answered in time. */
const AWAY = ['OAUTH_TIMEOUT', 'OAUTH_ABORT'];
/** What the issuer says when a person, or the issuer itself for them, refuses. */
const DENIALS = ['access_denied', 'consent_required', 'login_required', 'interaction_required'];

/**
 * What went wrong with an issuer, in a word that people may read. The client's own errors carry tokens and claims as their cause: only their
 * codes go on.
 */
export function signInErrorOf(error: unknown): SignInError {
  if (error instanceof SignInError) return error;
  if (error instanceof AuthorizationResponseError) {
    const isDenied = DENIALS.includes(error.error);
    return new SignInError(isDenied ? 'denied' : 'refused', `the issuer refused: ${error.error}`);
  }
  if (error instanceof ResponseBodyError) {
    return new SignInError('refused', `the issuer refused the code: ${error.error}`);
  }
  const own = ownErrorOf(error);
  if (own instanceof AnswerTooLargeError) return new SignInError('refused', own.message);
  // For people it is the same as an issuer that is away; the log says what it is.
  if (own !== null) return new SignInError('issuer_away', `the issuer's address ${own.message}`);
  if (error instanceof ClientError) return byCode(error.code ?? 'unknown');
  return new SignInError('issuer_away', `the issuer cannot be reached: ${codeOf(error)}`);
}

/** Errors of our own way of asking: `fetch` and the client put them under one of theirs. */
function ownErrorOf(error: unknown): AnswerTooLargeError | ForbiddenAddressError | null {
  if (error instanceof AnswerTooLargeError || error instanceof ForbiddenAddressError) return error;
  return error instanceof Error && error.cause !== undefined ? ownErrorOf(error.cause) : null;
}

function byCode(code: string): SignInError {
  const problem = AWAY.includes(code) ? 'issuer_away' : 'refused';
  return new SignInError(problem, `what the issuer answered does not hold: ${code}`);
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : 'no answer';
}
