import type { Schema } from '@beacon/client';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ComponentType } from 'react';
import { jobKey } from '../../api/queries.ts';
import { Button } from '../../components/button.tsx';
import { controlsOf } from './control-rules.ts';
import type { JobControl } from './control-rules.ts';
import { ExtendDialog } from './extend-dialog.tsx';
import { RetryDialog } from './retry-dialog.tsx';
import {
  ArchiveDialog,
  CancelDialog,
  PauseDialog,
  ResumeDialog,
  UnarchiveDialog,
} from './simple-dialogs.tsx';
import type { JobDialogProps } from './simple-dialogs.tsx';
import css from './job-controls.module.css';

const LABELS: Readonly<Record<JobControl, string>> = {
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  retry: 'Retry failed',
  extend: 'Extend',
  archive: 'Archive',
  unarchive: 'Bring back',
};

const DIALOGS: Readonly<Record<JobControl, ComponentType<JobDialogProps>>> = {
  pause: PauseDialog,
  resume: ResumeDialog,
  cancel: CancelDialog,
  retry: RetryDialog,
  extend: ExtendDialog,
  archive: ArchiveDialog,
  unarchive: UnarchiveDialog,
};

interface Props {
  readonly job: Schema<'JobView'>;
  readonly isArchived: boolean;
}

/** What can be done to a job. What cannot be done now says why when it is tried, and what was done is said. */
export function JobControls({ job, isArchived }: Props) {
  const client = useQueryClient();
  const [open, setOpen] = useState<JobControl | null>(null);
  const [message, setMessage] = useState('');
  const onDone = (said: string): void => {
    setMessage(said);
    setOpen(null);
    void client.invalidateQueries({ queryKey: jobKey(job.id) });
    void client.invalidateQueries({ queryKey: ['jobs'] });
  };
  const Dialog = open === null ? null : DIALOGS[open];
  return (
    <div className={css.controls}>
      <div role="group" aria-label="Change the job" className={css.buttons}>
        {controlsOf(job, isArchived).map(([control, whyNot]) => (
          <Button
            key={control}
            kind={control === 'cancel' && whyNot === null ? 'danger' : 'plain'}
            // Not `disabled`: whoever comes by keyboard is to learn why, too.
            aria-disabled={whyNot !== null}
            className={whyNot === null ? '' : css.off}
            title={whyNot ?? undefined}
            onClick={() => {
              if (whyNot === null) setOpen(control);
              setMessage(whyNot ?? '');
            }}
          >
            {LABELS[control]}
          </Button>
        ))}
        <Link to="/jobs/new" search={{ from: job.id }} className={css.again}>
          Run again
        </Link>
      </div>
      <p role="status" className={css.message}>
        {message}
      </p>
      {Dialog !== null && <Dialog job={job} onDone={onDone} onClose={() => setOpen(null)} />}
    </div>
  );
}
