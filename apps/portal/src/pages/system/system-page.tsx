import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** System. */
export function SystemPage() {
  return (
    <Page title="System">
      <Loading what="it" />
    </Page>
  );
}
