import { Link } from '@tanstack/react-router';
import { Page } from '../components/page.tsx';
import { PUBLISHED } from '../lib/published.ts';

/** Stands in a published copy in the place of the pages that need a gateway. */
function AbsentPage() {
  if (PUBLISHED === null) return null;
  const id = PUBLISHED.facts.job_id;
  return (
    <Page title="Not part of this published copy">
      <p>
        It holds one job:{' '}
        <Link to="/jobs/$id" params={{ id }}>
          its matrix
        </Link>
        , its verdict and its answers.
      </p>
    </Page>
  );
}

export {
  AbsentPage as CalibrationPage,
  AbsentPage as ComparePage,
  AbsentPage as GalleryPage,
  AbsentPage as JobsPage,
  AbsentPage as NewJobPage,
  AbsentPage as QuestionsPage,
  AbsentPage as ReviewPage,
  AbsentPage as SeriesListPage,
  AbsentPage as SeriesPage,
  AbsentPage as SystemPage,
};
