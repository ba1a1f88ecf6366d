import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** Gallery. */
export function GalleryPage() {
  return (
    <Page title="Gallery">
      <Loading what="it" />
    </Page>
  );
}
