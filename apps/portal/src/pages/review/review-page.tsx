import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** Review. */
export function ReviewPage() {
  return (
    <Page title="Review">
      <Loading what="it" />
    </Page>
  );
}
