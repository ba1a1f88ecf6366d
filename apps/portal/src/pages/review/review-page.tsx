import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import type { Review } from '../../api/review-queries.ts';
import { reviewQuery } from '../../api/review-queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { LabelDesk } from './label-desk.tsx';
import { RaterGate } from './rater-gate.tsx';
import css from './review-page.module.css';
import { ReviewResults } from './review-results.tsx';
import { REVIEW_VIEWS } from './search.ts';
import type { ReviewView } from './search.ts';
import { StartReview } from './start-review.tsx';

const NAMES: Readonly<Record<ReviewView, string>> = {
  results: 'Results',
  label: 'Label',
  settle: 'Settle disagreements',
  new: 'New review',
};

/** Answers of a job that people label, without knowing region or model, and what that says. */
export function ReviewPage() {
  const { id } = useParams({ from: '/jobs/$id' });
  const { data: review, error, refetch } = useQuery(reviewQuery(id));
  return (
    <Page title="Review" json={`/api/v1/jobs/${encodeURIComponent(id)}/review`}>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {review === undefined && error === null && <Loading what="the review" />}
      {review === null && <StartReview jobId={id} open={null} />}
      {review !== undefined && review !== null && <OpenReview jobId={id} review={review} />}
    </Page>
  );
}

function OpenReview({ jobId, review }: { readonly jobId: string; readonly review: Review }) {
  const { view = 'results' } = useSearch({ from: '/jobs/$id/review' });
  return (
    <>
      <nav aria-label="Parts of the review" className={css.tabs}>
        {REVIEW_VIEWS.map((name) => (
          <Link
            key={name}
            to="/jobs/$id/review"
            params={{ id: jobId }}
            search={name === 'results' ? {} : { view: name }}
            {...(name === view ? { 'aria-current': 'page' as const } : {})}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {NAMES[name]}
            {name === 'settle' && review.progress.disputed > 0 && ` (${review.progress.disputed})`}
          </Link>
        ))}
      </nav>
      {view === 'results' && <ReviewResults review={review} />}
      {view === 'new' && <StartReview jobId={jobId} open={review} />}
      {(view === 'label' || view === 'settle') && (
        <RaterGate isAdjudicator={view === 'settle'}>
          {(rater) => (
            <LabelDesk
              key={`${view} ${rater} ${review.review_id}`}
              review={review}
              rater={rater}
              isAdjudicator={view === 'settle'}
            />
          )}
        </RaterGate>
      )}
    </>
  );
}
