import { oneOf, textOf } from '../../lib/search.ts';

/** What the address of the sign-in says. */
export interface SignInSearch {
  /** Why the last one came to nothing. */
  readonly problem?: string | undefined;
  /** Where the reader wanted to be. */
  readonly return_to?: string | undefined;
  /** The page that led here waits in another tab. */
  readonly done?: 'yes' | undefined;
}

export function readSignInSearch(search: Record<string, unknown>): SignInSearch {
  return {
    problem: textOf(search['problem']),
    return_to: textOf(search['return_to']),
    done: oneOf(search['done'], ['yes']),
  };
}
