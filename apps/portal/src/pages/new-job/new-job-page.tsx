import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** New job. */
export function NewJobPage() {
  return (
    <Page title="New job">
      <Loading what="it" />
    </Page>
  );
}
