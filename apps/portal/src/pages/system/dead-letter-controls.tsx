import { dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ADMIN_KEY, bearer } from '../../api/admin-queries.ts';
import type { AdminToken } from '../../api/admin-token.ts';
import { api } from '../../api/client.ts';
import { Button } from '../../components/button.tsx';
import { Note } from '../../components/notes.tsx';
import { ForeignText } from '../../components/text.tsx';
import { actorHeader } from '../../lib/actor.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Signature } from './change-dialog.tsx';
import css from './system.module.css';

interface Props {
  readonly token: AdminToken;
  readonly sequence: string;
  /** Undefined while it is read, or when it is gone. */
  readonly letter: Schema<'DeadLetterView'> | undefined;
}

const REPLAYED: Readonly<Record<Schema<'ReplayView'>['action'], string>> = {
  republished: 'Put back on its original subject.',
  already_queued: 'The same task is at the broker already.',
  retried: 'Its cell was recorded as failed meanwhile: the next round of it was started instead.',
  already_retrying: 'The next round of its cell runs already.',
};

/** Puts a dead letter back, or deletes it. */
export function DeadLetterControls({ token, sequence, letter }: Props) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<'replay' | 'delete' | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const onDone = (said: string): void => {
    setAsked(null);
    setDone(said);
    void client.invalidateQueries({ queryKey: ADMIN_KEY, refetchType: 'none' });
  };
  if (done !== null) {
    return (
      <div role="status">
        <Note title={`Dead letter ${sequence} is done with`}>{done}</Note>
      </div>
    );
  }
  if (letter === undefined) return null;
  return (
    <div className={css.actions}>
      <Button onClick={() => setAsked('replay')}>Replay</Button>
      <Button kind="danger" onClick={() => setAsked('delete')}>
        Delete
      </Button>
      {asked === 'replay' && (
        <ChangeDialog
          title={`Replay dead letter ${sequence}?`}
          action="Replay"
          run={(signature) => replay(token, sequence, signature)}
          onDone={onDone}
          onClose={() => setAsked(null)}
        >
          <p>
            Its original bytes and headers go back on{' '}
            <ForeignText>{letter.subject ?? 'its subject'}</ForeignText>, and it is no dead letter
            any more. A task or result whose cell was recorded as failed starts the next round of
            the cell instead.
          </p>
        </ChangeDialog>
      )}
      {asked === 'delete' && (
        <ChangeDialog
          title={`Delete dead letter ${sequence}?`}
          action="Delete"
          isDangerous
          withReason={false}
          run={(signature) => forget(token, sequence, signature)}
          onDone={onDone}
          onClose={() => setAsked(null)}
        >
          <p>Its bytes are gone afterwards: nobody can read or replay them again.</p>
        </ChangeDialog>
      )}
    </div>
  );
}

async function replay(
  token: AdminToken,
  sequence: string,
  { reason, actor }: Signature,
): Promise<string> {
  const header = { ...bearer(token), ...actorHeader(actor) };
  const { action } = await dataOf(
    api.POST('/api/v1/dead-letters/{sequence}/replay', {
      params: { header, path: { sequence } },
      body: { reason },
    }),
  );
  return REPLAYED[action];
}

async function forget(token: AdminToken, sequence: string, { actor }: Signature): Promise<string> {
  const header = { ...bearer(token), ...actorHeader(actor) };
  await dataOf(
    api.DELETE('/api/v1/dead-letters/{sequence}', { params: { header, path: { sequence } } }),
  );
  return 'Deleted.';
}
