import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { jobsQuery } from '../../api/queries.ts';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { Page } from '../../components/page.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { Time } from '../../components/time.tsx';

/** Every job, newest first. */
export function JobsPage() {
  const { data, error, refetch } = useQuery(jobsQuery({}));
  return (
    <Page title="Jobs" json="/api/v1/jobs">
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <Loading what="jobs" />}
      {data?.jobs.length === 0 && (
        <Empty title="No job yet">
          <Link to="/jobs/new">Ask the first questions</Link>
        </Empty>
      )}
      <ul>
        {data?.jobs.map(({ id, status, created_at }) => (
          <li key={id}>
            <Link to="/jobs/$id" params={{ id }}>
              {id}
            </Link>{' '}
            <StatusBadge status={status} /> <Time iso={created_at} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
