import type { Schema } from '@beacon/client';
import {
  archiveJob,
  cancelJob,
  pauseJob,
  resumeJob,
  unarchiveJob,
} from '../../api/job-controls.ts';
import { formatNumber, formatTime } from '../../lib/format.ts';
import { ControlDialog } from './control-dialog.tsx';

export interface JobDialogProps {
  readonly job: Schema<'JobView'>;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

export function PauseDialog({ job, ...rest }: JobDialogProps) {
  const run = async (reason: string | null): Promise<string> => {
    const { unconfirmed_executors: unconfirmed } = await pauseJob(job.id, { reason });
    return `The job is paused.${unconfirmedWords(unconfirmed)}`;
  };
  return (
    <ControlDialog title="Pause this job?" action="Pause job" run={run} {...rest}>
      <p>
        Nothing more is asked until it is resumed, and its deadline waits. Calls that run are
        aborted and asked again later, so that a pause can cost a few calls.
      </p>
    </ControlDialog>
  );
}

export function ResumeDialog({ job, ...rest }: JobDialogProps) {
  const run = async (reason: string | null): Promise<string> => {
    const { deadline_at: deadline } = await resumeJob(job.id, { reason });
    return deadline === null
      ? 'The job goes on.'
      : `The job goes on. Its deadline is ${formatTime(deadline)} now.`;
  };
  return (
    <ControlDialog title="Resume this job?" action="Resume job" run={run} {...rest}>
      <p>The cells that are pending are asked. The time that it stood is added to its deadline.</p>
    </ControlDialog>
  );
}

export function CancelDialog({ job, ...rest }: JobDialogProps) {
  const run = async (reason: string | null): Promise<string> => {
    const answer = await cancelJob(job.id, { reason });
    if (!('executions_cancelled' in answer))
      return 'The job had ended before: nothing was cancelled.';
    const { executions_cancelled: cells, unconfirmed_executors: unconfirmed } = answer;
    return `The job is cancelled; ${formatNumber(cells)} cells had no execution.${unconfirmedWords(unconfirmed)}`;
  };
  return (
    <ControlDialog title="Cancel this job?" action="Cancel job" isDangerous run={run} {...rest}>
      <p>
        Queued tasks are removed and running calls aborted. The {formatNumber(job.counters.pending)}{' '}
        cells that are pending become cancelled; what is recorded stays. Cancelled cells can be
        asked again by a retry.
      </p>
    </ControlDialog>
  );
}

export function ArchiveDialog({ job, ...rest }: JobDialogProps) {
  const run = async (reason: string | null): Promise<string> => {
    await archiveJob(job.id, { reason });
    return 'The job is archived.';
  };
  return (
    <ControlDialog title="Archive this job?" action="Archive job" run={run} {...rest}>
      <p>
        Lists leave it out unless they are asked for archived jobs. Nothing of it is deleted. A
        retry or an extension brings it back.
      </p>
    </ControlDialog>
  );
}

export function UnarchiveDialog({ job, ...rest }: JobDialogProps) {
  const run = async (reason: string | null): Promise<string> => {
    await unarchiveJob(job.id, { reason });
    return 'The job is in lists again.';
  };
  return (
    <ControlDialog title="Bring this job back into lists?" action="Bring back" run={run} {...rest}>
      <p>It stands in the list of jobs again.</p>
    </ControlDialog>
  );
}

function unconfirmedWords(executors: readonly string[]): string {
  if (executors.length === 0) return ' No call begins any more.';
  return ` Not confirmed by ${executors.join(', ')}: these may begin calls until they receive it.`;
}
