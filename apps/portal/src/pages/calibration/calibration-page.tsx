import { Page } from '../../components/page.tsx';
import { Loading } from '../../components/notes.tsx';

/** Calibration. */
export function CalibrationPage() {
  return (
    <Page title="Calibration">
      <Loading what="it" />
    </Page>
  );
}
