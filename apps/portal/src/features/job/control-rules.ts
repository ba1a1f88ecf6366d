import type { Schema } from '@beacon/client';
import { hasEnded } from '../../lib/outcomes.ts';

/** What can be done to a job. */
export type JobControl =
  'pause' | 'resume' | 'cancel' | 'retry' | 'extend' | 'archive' | 'unarchive' | 'erase';

type Job = Pick<Schema<'JobView'>, 'status' | 'paused_at' | 'counters' | 'erasure'>;

/** The controls of a job in their order, each with why it cannot be used now; null where it can. */
export function controlsOf(
  job: Job,
  isArchived: boolean,
): readonly (readonly [JobControl, string | null])[] {
  const isOver = hasEnded(job.status);
  const ended = isOver ? 'The job has ended.' : null;
  return [
    job.paused_at === null ? ['pause', ended] : ['resume', null],
    ['cancel', ended],
    ['retry', whyNoRetry(job)],
    ['extend', whyNoExtension(job)],
    isArchived
      ? ['unarchive', null]
      : ['archive', isOver ? null : 'A job can be archived when it has ended.'],
    ['erase', whyNoErasure(job)],
  ];
}

const ERASED = 'The answers of the job are erased: it is over.';

function whyNoExtension({ status, erasure }: Job): string | null {
  if (erasure !== null) return ERASED;
  return status === 'cancelled'
    ? 'A cancelled job cannot be extended: retry its cells first.'
    : null;
}

function whyNoErasure({ status, erasure }: Job): string | null {
  if (erasure !== null) return 'The answers of the job are erased already.';
  return hasEnded(status) ? null : 'Answers can be erased when the job has ended.';
}

function whyNoRetry({ status, counters, erasure }: Job): string | null {
  if (erasure !== null) return ERASED;
  if (status === 'queued') return 'The job has not started yet.';
  return counters.failed + counters.cancelled === 0 ? 'No cell has failed or was cancelled.' : null;
}
