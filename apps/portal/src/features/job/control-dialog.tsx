import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { Field } from '../../components/field.tsx';
import { isClosing } from '../../api/job-controls.ts';
import { ErrorNote } from '../../components/notes.tsx';
import { limitRefusal } from './raised-limit.ts';
import type { RaisedLimit } from './use-raised-limit.ts';
import css from './control-dialog.module.css';

export interface ControlDialogProps {
  readonly title: string;
  readonly action: string;
  readonly isDangerous?: boolean;
  /** Whether it can be done as it is filled in. */
  readonly isReady?: boolean;
  /** Whether the API keeps a reason for it. @default true */
  readonly hasReason?: boolean;
  readonly children: ReactNode;
  /** The job's cost limit, where it has one and this may raise it. */
  readonly limit?: RaisedLimit | null;
  /** Does it, and says what happened. */
  readonly run: (reason: string | null) => Promise<string>;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** A job that was cancelled is closed within seconds; one with a hundred thousand cells takes longer. */
const CLOSING_TRIES = 60;
const CLOSING_PAUSE_MS = 1_000;

/** Asks before a job or a series is changed, with what follows from it, and for the reason that the audit log keeps. */
export function ControlDialog({
  children,
  run,
  onDone,
  onClose,
  isReady = true,
  hasReason = true,
  limit = null,
  ...rest
}: ControlDialogProps) {
  const [reason, setReason] = useState('');
  const doing = useMutation({
    mutationFn: run,
    onSuccess: onDone,
    retry: (failures, error) => isClosing(error) && failures < CLOSING_TRIES,
    retryDelay: CLOSING_PAUSE_MS,
  });
  const refusal = limit === null ? undefined : limitRefusal(doing.error);
  return (
    <Confirm
      {...rest}
      isBusy={doing.isPending || !isReady || limit?.problem !== undefined}
      onConfirm={() => doing.mutate(reason.trim() === '' ? null : reason.trim())}
      onClose={onClose}
    >
      <div className={css.content}>
        {children}
        {limit !== null && <LimitField limit={limit} refusal={refusal} />}
        {hasReason && (
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
        )}
        <p role="status">
          {doing.isPending &&
            isClosing(doing.failureReason) &&
            'Cells of the job are still being given up. It is done as soon as that has ended.'}
        </p>
        {doing.error !== null && refusal === undefined && <ErrorNote error={doing.error} />}
      </div>
    </Confirm>
  );
}

/** The cost limit; what the API says against it stands beside it. */
function LimitField({
  limit: { text, hint, problem, onChange },
  refusal,
}: {
  readonly limit: RaisedLimit;
  readonly refusal: string | undefined;
}) {
  return (
    <Field label="Cost limit (US dollars)" hint={hint} problem={problem ?? refusal}>
      {(ids) => (
        <input
          {...ids}
          className={css.input}
          inputMode="decimal"
          autoComplete="off"
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
