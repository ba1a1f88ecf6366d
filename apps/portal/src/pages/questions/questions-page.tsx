import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** Questions. */
export function QuestionsPage() {
  return (
    <Page title="Questions">
      <Loading what="it" />
    </Page>
  );
}
