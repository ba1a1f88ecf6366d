import { useQuery } from '@tanstack/react-query';
import { modelsQuery, regionsQuery } from '../../api/queries.ts';
import { executorsQuery } from '../../api/system-queries.ts';
import { ErrorNote, Loading, Note } from '../../components/notes.tsx';
import { executorCounts } from './executor-counts.ts';
import { ExecutorTable } from './executor-table.tsx';
import { ModelTable } from './model-table.tsx';
import { RegionTable } from './region-table.tsx';
import css from './system.module.css';

/** From where can be asked, by whom, and which models. */
export function Regions() {
  return (
    <div className={css.part}>
      <Unserved />
      <h2>Regions</h2>
      <RegionList />
      <h2 className={css.heading}>Executors</h2>
      <Executors />
      <h2 className={css.heading}>Models</h2>
      <Models />
    </div>
  );
}

function Unserved() {
  const { data: regions } = useQuery(regionsQuery);
  const { data: executors } = useQuery(executorsQuery);
  if (regions === undefined || executors === undefined) return null;
  const counts = executorCounts(executors.executors);
  const unserved = regions.regions.filter(({ id }) => (counts.get(id)?.alive ?? 0) === 0);
  if (unserved.length === 0) return null;
  return (
    <Note kind="warn" title="Regions without an executor">
      No heartbeat came within the last 10 seconds from any executor of{' '}
      {unserved.map(({ id }) => id).join(', ')}. Tasks of these regions wait until one runs.
    </Note>
  );
}

function RegionList() {
  const { data, error, refetch } = useQuery(regionsQuery);
  const { data: executors } = useQuery(executorsQuery);
  const counts = executors === undefined ? undefined : executorCounts(executors.executors);
  if (data === undefined && error === null) return <Loading what="the regions" />;
  return (
    <>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <RegionTable regions={data.regions} counts={counts} />}
    </>
  );
}

function Executors() {
  const { data, error, refetch } = useQuery(executorsQuery);
  if (data === undefined && error === null) return <Loading what="the executors" />;
  return (
    <>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <ExecutorTable executors={data.executors} />}
    </>
  );
}

function Models() {
  const { data, error, refetch } = useQuery(modelsQuery);
  const { data: regions } = useQuery(regionsQuery);
  if (data === undefined && error === null) return <Loading what="the models" />;
  return (
    <>
      {error !== null && <ErrorNote error={error} onRetry={() => void refetch()} />}
      {data !== undefined && regions !== undefined && (
        <ModelTable models={data.models} regions={regions.regions.map(({ id }) => id)} />
      )}
    </>
  );
}
