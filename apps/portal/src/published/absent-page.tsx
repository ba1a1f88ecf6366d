import { Link } from '@tanstack/react-router';
import { Empty } from '../components/notes.tsx';
import { PUBLISHED } from '../lib/published.ts';

/** Stands in a published copy in the place of the pages that need a gateway. */
function AbsentPage() {
  if (PUBLISHED === null) return null;
  const id = PUBLISHED.facts.job_id;
  return (
    <Empty title="Not part of this published copy">
      <Link to="/jobs/$id" params={{ id }}>
        To the matrix
      </Link>
    </Empty>
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
  AbsentPage as SystemPage,
};
