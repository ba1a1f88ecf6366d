import { eraseAnswers } from '../../api/job-controls.ts';
import { formatCount } from '../../lib/format.ts';
import { ControlDialog } from './control-dialog.tsx';
import type { JobDialogProps } from './simple-dialogs.tsx';

/** Asks before the answers of a job are erased, and says what goes and what stays. */
export function EraseDialog({ job, ...rest }: JobDialogProps) {
  const run = async (reason: string | null): Promise<string> => {
    const { changed } = await eraseAnswers(job.id, { reason });
    return changed
      ? 'The answers are being erased.'
      : 'The erasure of the answers had been asked for before.';
  };
  return (
    <ControlDialog
      title="Erase the answers of this job?"
      action="Erase answers"
      isDangerous
      run={run}
      {...rest}
    >
      <p>
        This cannot be taken back. From the database and the broker go the answers of{' '}
        {formatCount(job.counters.recorded, 'execution')}, and what repeats them:
      </p>
      <ul>
        <li>results that came late, or that a retry replaced</li>
        <li>the words that decided outcomes, and what providers said of failures</li>
        <li>evidence of judges, notes and reasons of people</li>
        <li>the answers of jobs that judge this one</li>
      </ul>
      <p>These stay, so that what was published can still be verified:</p>
      <ul>
        <li>outcomes, labels without their words, counts, times, tokens and costs</li>
        <li>the SHA-256 and the length of each answer, the log and its seals</li>
        <li>questions, prompts, the specification and the verdict</li>
      </ul>
      <p>
        The job is then over: no retry, extension, re-scoring, correction, judging or review.
        Backups, exports and what taps wrote are not reached.
      </p>
    </ControlDialog>
  );
}
