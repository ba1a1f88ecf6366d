import type { JobStatus } from '../lib/outcomes.ts';
import css from './status-badge.module.css';

const SIGNS: Readonly<Record<JobStatus, string>> = {
  queued: '○',
  running: '◐',
  completed: '●',
  partial: '◒',
  failed: '✕',
  cancelled: '⊘',
};

/** The status of a job: a sign and the word. */
export function StatusBadge({ status }: { readonly status: JobStatus }) {
  return (
    <span className={`${css.badge} ${css[status]}`}>
      <span aria-hidden="true">{SIGNS[status]}</span>
      {status}
    </span>
  );
}
