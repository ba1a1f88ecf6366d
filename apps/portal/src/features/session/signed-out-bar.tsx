import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery, signInAddress } from '../../api/session.ts';
import { changeSession } from '../../api/session-state.ts';
import { Note } from '../../components/notes.tsx';
import css from './session.module.css';

/** Where the other tab ends. */
const DONE = '/sign-in?done=yes';

/** The session ended while the page was open. The sign-in happens in another tab, so that nothing of this one is lost. */
export function SignedOutBar({ signInUrl }: { readonly signInUrl: string | null }) {
  useSignedInElsewhere();
  return (
    <div className={css.bar}>
      <Note kind="bad" title="You are signed out">
        <p>
          The session has ended. This page is as you left it, with all that you typed, but the
          gateway takes nothing from it until you sign in again.
        </p>
        {signInUrl !== null && (
          <a
            className={css.go}
            href={signInAddress(signInUrl, DONE)}
            target="_blank"
            rel="noopener"
          >
            Sign in again, in a new tab
          </a>
        )}
      </Note>
    </div>
  );
}

/** Looks whether somebody is signed in each time that the reader comes back to this page, and then reads everything again. */
function useSignedInElsewhere(): void {
  const client = useQueryClient();
  useEffect(() => {
    const look = async (): Promise<void> => {
      const session = await client.fetchQuery({ ...sessionQuery, staleTime: 0 });
      if (session.principal === null) return;
      changeSession({ isOver: false });
      await client.invalidateQueries();
    };
    const onReturn = (): void => {
      // A gateway that is away is asked again the next time.
      if (document.visibilityState === 'visible') look().catch(() => undefined);
    };
    addEventListener('focus', onReturn);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      removeEventListener('focus', onReturn);
      document.removeEventListener('visibilitychange', onReturn);
    };
  }, [client]);
}
