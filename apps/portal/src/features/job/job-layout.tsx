import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useMatchRoute, useParams } from '@tanstack/react-router';
import { jobQuery } from '../../api/queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import { PUBLISHED } from '../../lib/published.ts';
import { LiveContext } from '../live/live-context.ts';
import { useJobEvents } from '../live/use-job-events.ts';
import { JobHead } from './job-head.tsx';
import css from './job-layout.module.css';

const TABS = [
  ['/jobs/$id', 'Matrix'],
  ['/jobs/$id/verdict', 'Verdict'],
  ['/jobs/$id/arms', 'Arms'],
  ['/jobs/$id/answers', 'Answers'],
  ['/jobs/$id/review', 'Review'],
  ['/jobs/$id/compare', 'Compare'],
] as const;

/** For jobs that compare more than regions. */
const ARMS = '/jobs/$id/arms';
/** Pages that need a gateway. */
const NEED_GATEWAY: ReadonlySet<string> = new Set([
  '/jobs/$id/arms',
  '/jobs/$id/review',
  '/jobs/$id/compare',
]);
const SHOWN = PUBLISHED === null ? TABS : TABS.filter(([to]) => !NEED_GATEWAY.has(to));

/** What every page of a job stands in; all of them are kept current by the job's events. */
export function JobLayout() {
  const { id } = useParams({ from: '/jobs/$id' });
  const { data, error, refetch } = useQuery(jobQuery(id));
  const isBlind = useMatchRoute()({ to: '/jobs/$id/review' }) !== false;
  const isMissing = error !== null && data === undefined;
  const live = useJobEvents(id, !isMissing && PUBLISHED === null);
  if (isMissing) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  return (
    <LiveContext value={live}>
      {data === undefined ? (
        <div className={css.head}>
          <Loading what="the job" />
        </div>
      ) : (
        <JobHead job={data} live={live} isBlind={isBlind} />
      )}
      <nav aria-label="Pages of the job" className={css.tabs}>
        {SHOWN.filter(([to]) => to !== ARMS || data?.job.arms !== undefined).map(([to, name]) => (
          <Link
            key={to}
            to={to}
            params={{ id }}
            activeOptions={{ exact: true, includeSearch: false }}
            activeProps={{ 'aria-current': 'page' }}
          >
            {name}
          </Link>
        ))}
      </nav>
      <Outlet />
    </LiveContext>
  );
}
