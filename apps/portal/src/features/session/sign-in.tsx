import { useRouterState } from '@tanstack/react-router';
import { signInAddress } from '../../api/session.ts';
import type { Session } from '../../api/session.ts';
import { Page } from '../../components/page.tsx';
import { Note } from '../../components/notes.tsx';
import { KeyForm } from './key-form.tsx';
import { PROBLEMS } from './problems.ts';
import css from './session.module.css';

/** What is shown in the place of a page to whoever is not let in: how to sign in. Afterwards the reader is where he wanted to be. */
export function SignIn({ session: { sign_in_url: url } }: { readonly session: Session }) {
  const { href, pathname, search } = useRouterState({ select: ({ location }) => location });
  const { problem, return_to: wanted } = search as Readonly<Record<string, unknown>>;
  const words = PROBLEMS[String(problem)];
  const returnTo = pathname === '/sign-in' ? pathOf(wanted) : href;
  return (
    <Page title="Sign in" about="This gateway shows its jobs to those who are known to it.">
      <div className={css.page}>
        {words !== undefined && (
          <Note kind="bad" title={words.title}>
            {words.text}
          </Note>
        )}
        {url !== null && (
          <>
            <a className={css.go} href={signInAddress(url, returnTo)}>
              Sign in
            </a>
            <p className={css.about}>
              You are sent to the sign-in of your organisation, and come back to where you wanted to
              be.
            </p>
          </>
        )}
        <KeyForm isOnlyWay={url === null} />
      </div>
    </Page>
  );
}

/** What others write into the address is checked by the gateway; what is no path at all leads to the start. */
function pathOf(wanted: unknown): string {
  return typeof wanted === 'string' && wanted.startsWith('/') ? wanted : '/';
}
