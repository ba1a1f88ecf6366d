import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { jobPagesQuery } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { LiveState } from '../../features/live/live-state.tsx';
import { useAllJobEvents } from '../../features/live/use-all-job-events.ts';
import { JobFilters } from './job-filters.tsx';
import { JobTable } from './job-table.tsx';
import { jobListQueryOf } from './search.ts';

/** Every job, newest first. */
export function JobsPage() {
  const search = useSearch({ from: '/jobs' });
  const live = useAllJobEvents();
  const query = jobListQueryOf(search);
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    jobPagesQuery(query),
  );
  const jobs = data?.pages.flatMap((page) => page.jobs);
  const isFiltered = Object.keys(query).length > 1;
  const parameters = new URLSearchParams(query).toString();
  return (
    <Page
      title="Jobs"
      about={<LiveState status={live} />}
      json={`/api/v1/jobs${parameters === '' ? '' : `?${parameters}`}`}
    >
      <JobFilters search={search} />
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {jobs === undefined && error === null && <Loading what="jobs" />}
      {jobs?.length === 0 && (isFiltered ? <NothingFound /> : <NothingYet />)}
      {jobs !== undefined && jobs.length > 0 && <JobTable jobs={jobs} />}
      {hasNextPage && (
        <p>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older jobs
          </Button>
        </p>
      )}
    </Page>
  );
}

function NothingYet() {
  return (
    <Empty title="No job yet">
      A job asks the same questions of the same models from several regions.{' '}
      <Link to="/jobs/new">Ask the first ones</Link>, or run <code>npm run demo</code>.
    </Empty>
  );
}

function NothingFound() {
  return (
    <Empty title="No job is like that">
      <Link to="/jobs" search={{}}>
        Show all that are not archived
      </Link>
    </Empty>
  );
}
