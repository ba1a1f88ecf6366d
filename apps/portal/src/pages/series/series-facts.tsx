import { Link } from '@tanstack/react-router';
import type { Series } from '../../api/series-queries.ts';
import { Facts } from '../../components/facts.tsx';
import { Time } from '../../components/time.tsx';
import { formatCount } from '../../lib/format.ts';
import css from './series.module.css';

/** What a series is, and where it stands. */
export function SeriesFacts({ series }: { readonly series: Series }) {
  const { runs, max_runs: most, running_job_id: running } = series;
  return (
    <Facts
      facts={[
        { name: 'Status', value: <SeriesStatus series={series} /> },
        { name: 'Schedule', value: <Schedule series={series} /> },
        { name: 'Next due', value: <NextDue series={series} /> },
        { name: 'Runs', value: most === null ? runs : `${runs} of ${most}` },
        {
          name: 'Running',
          value: running === null ? null : <JobLink id={running}>{running}</JobLink>,
        },
        { name: 'Changes', value: changesOf(series) },
        { name: 'Models', value: series.models.join(', ') },
        { name: 'Regions', value: series.regions.join(', ') },
        { name: 'Alpha', value: series.alpha },
      ]}
    />
  );
}

export function JobLink({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <Link to="/jobs/$id" params={{ id }}>
      {children}
    </Link>
  );
}

const SIGNS = { active: '●', paused: '○', ended: '■' } as const;

/** A sign and the word. */
export function SeriesStatus({ series: { status } }: { readonly series: Series }) {
  return (
    <span className={css[status]}>
      <span aria-hidden="true">{SIGNS[status]}</span> {status}
    </span>
  );
}

/** The cron expression and its zone. */
export function Schedule({ series: { cron, time_zone: zone } }: { readonly series: Series }) {
  return (
    <>
      <code>{cron}</code> {zone}
    </>
  );
}

export function NextDue({ series: { next_due_at: next } }: { readonly series: Series }) {
  return next === null ? '–' : <Time iso={next} />;
}

function changesOf({ changes_found: count, last_change_run: last }: Series): string {
  return last === null
    ? 'none found'
    : `found in ${formatCount(count, 'run')}, last in run ${last}`;
}
