import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { sessionQuery } from '../../api/session.ts';

const AccountMenu = lazy(async () => ({ default: (await import('./parts.ts')).AccountMenu }));

/** Who is signed in, in the head of every page; nothing where nobody needs to be. */
export function Account() {
  const { data } = useQuery(sessionQuery);
  const principal = data?.principal ?? null;
  if (principal === null || principal.kind === 'local') return null;
  return (
    <Suspense>
      <AccountMenu principal={principal} />
    </Suspense>
  );
}
