import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** Matrix. */
export function MatrixPage() {
  return (
    <Page title="Matrix">
      <Loading what="it" />
    </Page>
  );
}
