import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { ReactNode } from 'react';
import { sessionQuery } from '../../api/session.ts';
import { useSessionState } from '../../api/session-state.ts';

// Most readers have no session: the parts about one are loaded by those who have or need one.
const SignIn = lazy(async () => ({ default: (await import('./parts.ts')).SignIn }));
const SignedOutBar = lazy(async () => ({ default: (await import('./parts.ts')).SignedOutBar }));

/**
 * Shows pages to whoever is let in, and everybody else how to sign in. A page that was shown stays when the session ends: what was typed into it is
 * still there after the next sign-in.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const { data, isPending } = useQuery(sessionQuery);
  const { isOver, wasIn } = useSessionState();
  if (isPending) return null;
  // A gateway that does not answer says so on the page itself.
  const isIn = data === undefined || data.principal !== null;
  if (!isIn && !wasIn) {
    return <Suspense>{data !== undefined && <SignIn session={data} />}</Suspense>;
  }
  return (
    <>
      {(isOver || !isIn) && (
        <Suspense>
          <SignedOutBar signInUrl={data?.sign_in_url ?? null} />
        </Suspense>
      )}
      {children}
    </>
  );
}
