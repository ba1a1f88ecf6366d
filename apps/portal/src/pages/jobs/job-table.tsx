import type { Schema } from '@beacon/client';
import { Link } from '@tanstack/react-router';
import { Meter } from '../../components/meter.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import table from '../../components/table.module.css';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { formatCount, formatDuration, formatNumber } from '../../lib/format.ts';
import css from './job-table.module.css';

type Job = Schema<'JobListItemView'>;

/** A line for each job. */
export function JobTable({ jobs }: { readonly jobs: readonly Job[] }) {
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">Job</th>
            <th scope="col">Status</th>
            <th scope="col">Progress</th>
            <th scope="col">Asks</th>
            <th scope="col">Submitted</th>
            <th scope="col" className={table.number}>
              Took
            </th>
          </tr>
        </thead>
        <tbody>
          {jobs.map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function JobRow({ job }: { readonly job: Job }) {
  return (
    <tr>
      <th scope="row" className={css.name}>
        <Link to="/jobs/$id" params={{ id: job.id }}>
          <ForeignText>{job.id}</ForeignText>
        </Link>
        <div className={css.about}>
          <ForeignText>{job.name}</ForeignText>
          {job.judged_job_id !== null && ` · judges ${job.judged_job_id}`}
          <Remarks job={job} />
        </div>
      </th>
      <td>
        <StatusBadge status={job.status} />
        {job.paused_at !== null && <div className={css.about}>paused</div>}
      </td>
      <td className={css.progress}>
        <Progress job={job} />
      </td>
      <td className={css.asks}>
        {formatCount(job.questions, 'question')} × {formatCount(job.models.length, 'model')} ×{' '}
        {formatCount(job.regions.length, 'region')}
        {job.repeats > 1 && ` × ${formatNumber(job.repeats)} repeats`}
        <div className={css.about}>{job.regions.join(', ')}</div>
      </td>
      <td className={css.time}>
        <Time iso={job.created_at} />
      </td>
      <td className={table.number}>{tookOf(job)}</td>
    </tr>
  );
}

function Remarks({ job }: { readonly job: Job }) {
  return (
    <>
      {job.simulated === true && <span className={css.tag}>simulated answers</span>}
      {job.archived_at !== null && <span className={css.tag}>archived</span>}
    </>
  );
}

function Progress({ job: { counters, id } }: { readonly job: Job }) {
  return (
    <>
      <Meter
        label={`Progress of ${id}`}
        total={counters.expected}
        parts={[
          { name: 'completed', count: counters.completed, tone: 'done' },
          { name: 'refused', count: counters.refused, tone: 'refused' },
          { name: 'failed', count: counters.failed, tone: 'failed' },
          { name: 'cancelled', count: counters.cancelled, tone: 'cancelled' },
        ]}
      />
      <div className={css.about}>
        {formatNumber(counters.recorded)} of {formatNumber(counters.expected)}
        {counters.refused > 0 && `, ${formatNumber(counters.refused)} refused`}
        {counters.failed > 0 && `, ${formatNumber(counters.failed)} failed`}
      </div>
    </>
  );
}

function tookOf({ started_at: start, completed_at: end }: Job): string {
  return start === null || end === null ? '–' : formatDuration(Date.parse(end) - Date.parse(start));
}
