import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { seriesRunsQuery } from '../../api/series-queries.ts';
import type { Series } from '../../api/series-queries.ts';
import { DataTable } from '../../components/data-table.tsx';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { RunConclusion } from './run-words.tsx';
import { NextDue, Schedule, SeriesStatus } from './series-facts.tsx';
import css from './series.module.css';

const COLUMNS = [
  { name: 'Series', isText: true },
  { name: 'Status' },
  { name: 'Last look' },
  { name: 'Last run' },
  { name: 'Next due' },
  { name: 'Schedule' },
] as const;

/** A line for each series. */
export function SeriesTable({ series }: { readonly series: readonly Series[] }) {
  return (
    <DataTable
      caption="Newest first"
      isWhole
      columns={COLUMNS}
      rows={series.map((one) => ({
        key: one.id,
        cells: [
          <Name key="name" series={one} />,
          <SeriesStatus key="status" series={one} />,
          <LastLook key="look" series={one} />,
          <LastRun key="run" series={one} />,
          <NextDue key="next" series={one} />,
          <Schedule key="due" series={one} />,
        ],
      }))}
    />
  );
}

function Name({ series: { id, name } }: { readonly series: Series }) {
  return (
    <>
      <Link to="/series/$id" params={{ id }}>
        {id}
      </Link>
      <div className={css.about}>
        <ForeignText>{name}</ForeignText>
      </div>
    </>
  );
}

/** The last run, and the one before while that goes on. */
const LAST = 2;

function LastRun({ series }: { readonly series: Series }) {
  const { data } = useInfiniteQuery(seriesRunsQuery(series, LAST));
  const last = data?.pages[0]?.runs[0];
  if (last === undefined) return '–';
  return (
    <>
      {last.number}, {last.status ?? 'no job'}
      <div className={css.about}>
        <Time iso={last.started_at} />
      </div>
    </>
  );
}

/** Of the last run that was looked at, or could not be. */
function LastLook({ series }: { readonly series: Series }) {
  const { data, error } = useInfiniteQuery(seriesRunsQuery(series, LAST));
  if (error !== null) return 'cannot be read';
  const run = data?.pages[0]?.runs.find(({ look, failure }) => look != null || failure !== null);
  if (run === undefined) return '–';
  return (
    <>
      <RunConclusion run={run} />
      <div className={css.about}>run {run.number}</div>
    </>
  );
}
