import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** Answers. */
export function AnswersPage() {
  return (
    <Page title="Answers">
      <Loading what="it" />
    </Page>
  );
}
