import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** Compare two jobs. */
export function ComparePage() {
  return (
    <Page title="Compare two jobs">
      <Loading what="it" />
    </Page>
  );
}
