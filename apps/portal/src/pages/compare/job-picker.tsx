import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { jobPagesQuery } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { SearchBox } from '../../components/search-box.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { formatNumber } from '../../lib/format.ts';
import css from './compare-page.module.css';

/** Only jobs that have ended are compared. */
const ENDED = 'completed,partial,failed,cancelled';
const PAGE = 50;

const COLUMNS = [
  { name: 'Job', isText: true },
  { name: 'Status' },
  { name: 'Questions', isNumber: true },
  { name: 'Models', isText: true },
  { name: 'Regions', isText: true },
  { name: 'Submitted' },
] as const;

/** The jobs with which one can be compared. */
export function JobPicker({ id }: { readonly id: string }) {
  const { q } = useSearch({ from: '/jobs/$id/compare' });
  const navigate = useNavigate({ from: '/jobs/$id/compare' });
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    jobPagesQuery({ limit: PAGE, status: ENDED, archived: 'all', ...(q !== undefined && { q }) }),
  );
  const jobs = data?.pages
    .flatMap((page) => page.jobs)
    .filter((job) => job.id !== id && job.judged_job_id === null);
  return (
    <div className={css.page}>
      <SearchBox
        label="Compare with"
        value={q ?? ''}
        placeholder="id or name"
        onChange={(text) => {
          void navigate({
            to: '.',
            search: (before) => ({ ...before, q: text === '' ? undefined : text }),
            replace: true,
          });
        }}
      />
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {jobs === undefined && error === null && <Loading what="the jobs" />}
      {jobs?.length === 0 && (
        <Empty title="No other job is like that">
          Only jobs that have ended can be compared. Ask the same questions again to have one.
        </Empty>
      )}
      {jobs !== undefined && jobs.length > 0 && (
        <DataTable
          caption="Jobs that have ended, newest first"
          isWhole
          columns={COLUMNS}
          rows={jobs.map((job) => ({
            key: job.id,
            cells: [
              <div key="job">
                <Link
                  from="/jobs/$id/compare"
                  to="."
                  search={(before) => ({ ...before, with: job.id, q: undefined })}
                >
                  <ForeignText>{job.id}</ForeignText>
                </Link>
                <div className={css.about}>
                  <ForeignText>{job.name}</ForeignText>
                </div>
              </div>,
              <StatusBadge key="status" status={job.status} />,
              `${formatNumber(job.questions)}${job.repeats > 1 ? ` × ${formatNumber(job.repeats)}` : ''}`,
              job.models.join(', '),
              job.regions.join(', '),
              <Time key="time" iso={job.created_at} />,
            ],
          }))}
        />
      )}
      {hasNextPage && (
        <p>
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Older jobs
          </Button>
        </p>
      )}
    </div>
  );
}
