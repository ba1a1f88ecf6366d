import type { Schema } from '@beacon/client';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { jobItemQuery } from '../../api/job-item.ts';
import { StatusBadge } from '../../components/status-badge.tsx';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { formatCount } from '../../lib/format.ts';
import { hasEnded } from '../../lib/outcomes.ts';
import { PUBLISHED } from '../../lib/published.ts';
import { LiveState } from '../live/live-state.tsx';
import type { LiveStatus } from '../live/live-status.ts';
import { JobControls } from './job-controls.tsx';
import { JobProgress } from './job-progress.tsx';
import css from './job-head.module.css';

interface Props {
  readonly job: Schema<'JobView'>;
  readonly live: LiveStatus;
  /** Whether nothing of the outcomes may be seen, as where people label answers. */
  readonly isBlind: boolean;
}

/** What a job is, how far it is, and what can be done to it. */
export function JobHead({ job, live, isBlind }: Props) {
  const { data: item } = useQuery(jobItemQuery(job.id));
  const isArchived = item?.archived_at != null;
  return (
    <header className={css.head} aria-label="Job">
      <div className={css.title}>
        <p className={css.name}>
          <ForeignText>{nameOf(job)}</ForeignText>
        </p>
        <StatusBadge status={job.status} />
        {job.paused_at !== null && <span className={css.paused}>paused</span>}
        {isArchived && <span className={css.mark}>archived</span>}
        {item?.simulated === true && (
          <span
            className={css.mark}
            title="The answers were made up by the simulator; no model was asked."
          >
            simulated
          </span>
        )}
        {job.job.imported !== undefined && (
          <span
            className={css.mark}
            title={`Imported as ${job.job.imported.format}; how and where they were asked is as declared, not shown.`}
          >
            imported
          </span>
        )}
        {PUBLISHED === null && (
          <>
            <LiveState status={live} hasEnded={hasEnded(job.status)} />
            <JobControls job={job} isArchived={isArchived} />
          </>
        )}
      </div>
      <div className={css.facts}>
        <code>{job.id}</code>
        <Times job={job} />
        <Erasure job={job} />
        {item?.judged_job_id != null && (
          <span>
            judges the answers of{' '}
            <Link to="/jobs/$id" params={{ id: item.judged_job_id }}>
              {item.judged_job_id}
            </Link>
          </span>
        )}
      </div>
      {!isBlind && <JobProgress job={job} />}
    </header>
  );
}

/** A job's benchmark may have no name. */
function nameOf({ id, job }: Schema<'JobView'>): string {
  const { name } = job.benchmark;
  return typeof name === 'string' && name !== '' ? name : id;
}

function Erasure({ job: { erasure } }: { readonly job: Schema<'JobView'> }) {
  if (erasure === null) return null;
  return (
    <span title="Outcomes, counts and the hashes of the answers stay.">
      {erasure.erased_at === null ? (
        'answers are being erased'
      ) : (
        <>
          answers erased at <Time iso={erasure.erased_at} />
        </>
      )}
    </span>
  );
}

function Times({ job }: { readonly job: Schema<'JobView'> }) {
  const { created_at: created, started_at: started, completed_at: completed } = job;
  const { deadline_at: deadline } = job;
  const isOpen = !hasEnded(job.status);
  return (
    <>
      <span>
        submitted <Time iso={created} />
      </span>
      {started !== null && isOpen && (
        <span>
          started <Time iso={started} />
        </span>
      )}
      {completed !== null && !isOpen && (
        <span>
          ended <Time iso={completed} />
        </span>
      )}
      {deadline !== null && isOpen && (
        <span title="Cells that are missing then become failed.">
          deadline <Time iso={deadline} />
          {job.paused_at !== null && ', which waits'}
        </span>
      )}
      {job.generation > 1 && (
        <span>opened again or extended {formatCount(job.generation - 1, 'time')}</span>
      )}
    </>
  );
}
