import type { Schema } from '@beacon/client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ComponentType } from 'react';
import { jobKey } from '../../api/queries.ts';
import { mayOperate, sessionQuery } from '../../api/session.ts';
import { ControlButtons, Controls } from '../../components/control-buttons.tsx';
import { EraseDialog } from './erase-dialog.tsx';
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
import css from '../../components/control-buttons.module.css';

const LABELS: Readonly<Record<JobControl, string>> = {
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  retry: 'Retry failed',
  extend: 'Extend',
  archive: 'Archive',
  unarchive: 'Bring back',
  erase: 'Erase answers…',
};

const DIALOGS: Readonly<Record<JobControl, ComponentType<JobDialogProps>>> = {
  pause: PauseDialog,
  resume: ResumeDialog,
  cancel: CancelDialog,
  retry: RetryDialog,
  extend: ExtendDialog,
  archive: ArchiveDialog,
  unarchive: UnarchiveDialog,
  erase: EraseDialog,
};

interface Props {
  readonly job: Schema<'JobView'>;
  readonly isArchived: boolean;
}

/** What can be done to a job. */
export function JobControls({ job, isArchived }: Props) {
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
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
    <Controls>
      <ControlButtons
        label="Change the job"
        controls={controlsOf(job, isArchived)
          .filter(([name]) => name !== 'erase' || mayOperate(session))
          .map(([name, whyNot]) => ({
            name,
            label: LABELS[name],
            whyNot,
            isDangerous: name === 'cancel',
          }))}
        message={message}
        onChoose={setOpen}
        onMessage={setMessage}
      >
        <Link to="/jobs/new" search={{ from: job.id }} className={css.again}>
          Run again
        </Link>
      </ControlButtons>
      {Dialog !== null && <Dialog job={job} onDone={onDone} onClose={() => setOpen(null)} />}
    </Controls>
  );
}
