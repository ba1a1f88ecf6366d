import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { sessionQuery } from '../../api/session.ts';
import { Loading, Note } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { ForeignText } from '../../components/text.tsx';

/** What stands at `/sign-in` for whoever is let in; everybody else sees how to sign in instead. */
export function SignInPage() {
  const { data } = useQuery(sessionQuery);
  const { done } = useSearch({ from: '/sign-in' });
  const name = data?.principal?.name;
  if (name === undefined) return <Loading what="who is signed in" />;
  return (
    <Page title="Signed in">
      <Note>
        {done === undefined ? (
          <p>
            You are signed in as <ForeignText>{name}</ForeignText>.{' '}
            <Link to="/jobs">To the jobs</Link>
          </p>
        ) : (
          <p>
            You are signed in as <ForeignText>{name}</ForeignText>. Close this tab: the page that
            you came from goes on.
          </p>
        )}
      </Note>
    </Page>
  );
}
