import { dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { queryOptions } from '@tanstack/react-query';
import { api } from './client.ts';
import { changeSession } from './session-state.ts';

export type Session = Schema<'SessionView'>;
export type Principal = NonNullable<Session['principal']>;

/** Who is signed in, and how one signs in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await dataOf(api.GET('/api/v1/session', { signal }));
    const isIn = session.principal !== null;
    changeSession({ csrfToken: session.csrf_token, ...(isIn && { wasIn: true }) });
    return session;
  },
  staleTime: Infinity,
});

/** Whether whoever asks may operate, as far as is known: what the API would refuse need not be offered. */
export function mayOperate(session: Session | undefined): boolean {
  return session?.principal?.scopes.includes('operate') === true;
}

/** Ends the session; where the browser goes to sign out at the issuer, too. */
export async function signOut(): Promise<string | null> {
  const { issuer_sign_out_url: url } = await dataOf(api.POST('/api/v1/sign-out'));
  return url;
}

/** Where the browser signs in, to come back to a path of this page. */
export function signInAddress(url: string, returnTo: string): string {
  return `${url}?${new URLSearchParams({ return_to: returnTo }).toString()}`;
}
