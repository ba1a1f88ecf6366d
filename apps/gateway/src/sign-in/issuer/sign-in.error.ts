/**
 * Why a sign-in came to nothing. `expired`: it was begun in another browser, too long ago, or is over. `denied`: the person or the issuer
 * said no. `issuer_away`: the issuer does not answer. `refused`: what it answered does not hold. `no_role`, `no_project`: it knows the person, and
 * gives them nothing here.
 */
export const SIGN_IN_PROBLEMS = [
  'expired',
  'denied',
  'issuer_away',
  'refused',
  'no_role',
  'no_project',
] as const;
export type SignInProblem = (typeof SIGN_IN_PROBLEMS)[number];

/** A sign-in that came to nothing. Its message is for the log: it holds no token and no claim. */
export class SignInError extends Error {
  override readonly name = 'SignInError';

  constructor(
    readonly problem: SignInProblem,
    reason: string,
  ) {
    super(reason);
  }
}
