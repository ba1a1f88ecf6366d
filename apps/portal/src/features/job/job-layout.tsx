import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import { jobQuery } from '../../api/queries.ts';
import { ErrorNote, Loading } from '../../components/notes.tsx';
import css from './job-layout.module.css';

const TABS = [
  ['/jobs/$id', 'Matrix'],
  ['/jobs/$id/verdict', 'Verdict'],
  ['/jobs/$id/answers', 'Answers'],
  ['/jobs/$id/review', 'Review'],
  ['/jobs/$id/compare', 'Compare'],
] as const;

/** What every page of a job stands in. */
export function JobLayout() {
  const { id } = useParams({ from: '/jobs/$id' });
  const { data, error, refetch } = useQuery(jobQuery(id));
  if (error !== null && data === undefined)
    return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Loading what="the job" />;
  return (
    <>
      <nav aria-label="Pages of the job" className={css.tabs}>
        {TABS.map(([to, name]) => (
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
    </>
  );
}
