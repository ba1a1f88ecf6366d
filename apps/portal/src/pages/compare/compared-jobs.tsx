import { Link } from '@tanstack/react-router';
import type { ComparedJob, JobComparison } from '../../api/comparison-queries.ts';
import { Facts } from '../../components/facts.tsx';
import { StatusBadge } from '../../components/status-badge.tsx';
import { ForeignText } from '../../components/text.tsx';
import { Time } from '../../components/time.tsx';
import { formatNumber } from '../../lib/format.ts';
import css from './compare-page.module.css';

/** Which jobs are compared, the earlier one first. */
export function ComparedJobs({
  comparison: { before, after },
}: {
  readonly comparison: JobComparison;
}) {
  return (
    <div className={css.jobs}>
      <Job word="Before" job={before} />
      <Job word="After" job={after} />
    </div>
  );
}

function Job({ word, job }: { readonly word: string; readonly job: ComparedJob }) {
  return (
    <section className={css.job} aria-label={word}>
      <h2>
        {word}:{' '}
        <Link to="/jobs/$id/verdict" params={{ id: job.job_id }}>
          <ForeignText>{job.job_id}</ForeignText>
        </Link>
      </h2>
      <Facts
        facts={[
          { name: 'Name', value: <ForeignText>{job.name}</ForeignText> },
          { name: 'Status', value: <StatusBadge status={job.status} /> },
          {
            name: 'Asked',
            value: <Time iso={job.started_at ?? job.created_at} />,
          },
          {
            name: 'Ended',
            value: job.completed_at === null ? null : <Time iso={job.completed_at} />,
          },
          { name: 'Repeats', value: formatNumber(job.repeats) },
        ]}
      />
    </section>
  );
}
