import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** Verdict. */
export function VerdictPage() {
  return (
    <Page title="Verdict">
      <Loading what="it" />
    </Page>
  );
}
