import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { Confirm } from '../../components/confirm.tsx';
import { Field } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';

/** What stands beside a change in the audit log. */
export interface Signature {
  readonly reason: string | null;
  /** Empty when nobody is named. */
  readonly actor: string;
}

interface Props {
  readonly title: string;
  readonly action: string;
  readonly isDangerous?: boolean;
  readonly children: ReactNode;
  /** Whether a reason is kept; not everything can be given one. */
  readonly withReason?: boolean;
  /** Does it, and says what was done. */
  readonly run: (signature: Signature) => Promise<string>;
  readonly onDone: (message: string) => void;
  readonly onClose: () => void;
}

/** Who asked last, so that nobody types a name twice. */
let lastActor = '';

/** Asks before something is changed for everybody: what follows from it, why, and who. */
export function ChangeDialog({
  children,
  withReason = true,
  run,
  onDone,
  onClose,
  ...rest
}: Props) {
  const [reason, setReason] = useState('');
  const [actor, setActor] = useState(lastActor);
  const change = useMutation({ mutationFn: run, onSuccess: onDone });
  return (
    <Confirm
      {...rest}
      isBusy={change.isPending}
      onConfirm={() => {
        lastActor = actor;
        change.mutate({ reason: reason.trim() === '' ? null : reason.trim(), actor });
      }}
      onClose={onClose}
    >
      {children}
      {withReason && (
        <Field label="Why" hint="For the audit log.">
          {(ids) => (
            <input
              {...ids}
              maxLength={1_000}
              value={reason}
              onChange={({ target }) => {
                setReason(target.value);
              }}
            />
          )}
        </Field>
      )}
      <Field label="Your name" hint="For the audit log, too.">
        {(ids) => (
          <input
            {...ids}
            maxLength={200}
            value={actor}
            onChange={({ target }) => {
              setActor(target.value);
            }}
          />
        )}
      </Field>
      {change.error !== null && <ErrorNote error={change.error} />}
    </Confirm>
  );
}
