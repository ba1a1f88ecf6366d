import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** Cell. */
export function CellPage() {
  return (
    <Page title="Cell">
      <Loading what="it" />
    </Page>
  );
}
