import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { Field } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import css from './control-dialog.module.css';

export interface ControlDialogProps {
  readonly title: string;
  readonly action: string;
  readonly isDangerous?: boolean;
  /** Whether it can be done as it is filled in. */
  readonly isReady?: boolean;
  readonly children: ReactNode;
  /** Does it, and says what happened. */
  readonly run: (reason: string | null) => Promise<string>;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Asks before a job is changed, with what follows from it, and for the reason that the audit log keeps. */
export function ControlDialog({
  children,
  run,
  onDone,
  onClose,
  isReady = true,
  ...rest
}: ControlDialogProps) {
  const [reason, setReason] = useState('');
  const doing = useMutation({ mutationFn: run, onSuccess: onDone });
  return (
    <Confirm
      {...rest}
      isBusy={doing.isPending || !isReady}
      onConfirm={() => doing.mutate(reason.trim() === '' ? null : reason.trim())}
      onClose={onClose}
    >
      <div className={css.content}>
        {children}
        <Field label="Why (for the audit log)">
          {(ids) => (
            <input
              {...ids}
              className={css.input}
              value={reason}
              maxLength={1_000}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </Field>
        {doing.error !== null && <ErrorNote error={doing.error} />}
      </div>
    </Confirm>
  );
}
