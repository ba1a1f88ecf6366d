import { AuthorizationResponseError, ClientError, ResponseBodyError } from 'openid-client';
import { AnswerTooLargeError } from './bounded-fetch.js';
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
  if (error instanceof ClientError) return byCode(error.code ?? 'unknown');
  if (error instanceof AnswerTooLargeError) return new SignInError('refused', error.message);
  return new SignInError('issuer_away', `the issuer cannot be reached: ${codeOf(error)}`);
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
