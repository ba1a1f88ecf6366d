import { dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { SYSTEM_KEY } from '../../api/system-queries.ts';
import { Button } from '../../components/button.tsx';
import { ForeignText } from '../../components/text.tsx';
import { actorHeader } from '../../lib/actor.ts';
import { ChangeDialog } from './change-dialog.tsx';
import type { Signature } from './change-dialog.tsx';
import css from './system.module.css';

type Lane = Schema<'LaneView'>;

/** Pauses a lane, or resumes it when it is paused or waits. */
export function LaneControl({ lane }: { readonly lane: Lane }) {
  const [asked, setAsked] = useState<'pause' | 'resume' | null>(null);
  const [message, setMessage] = useState('');
  const client = useQueryClient();
  const name = `${lane.region} ${lane.model_id}`;
  const isPaused = lane.status === 'paused';
  const onDone = (said: string): void => {
    setAsked(null);
    setMessage(said);
    void client.invalidateQueries({ queryKey: SYSTEM_KEY });
  };
  return (
    <div className={css.actions}>
      {/* One button that changes its word: the focus stays on it when the lane is paused or resumed. */}
      <Button
        aria-label={`${isPaused ? 'Resume' : 'Pause'} ${name}`}
        onClick={() => setAsked(isPaused ? 'resume' : 'pause')}
      >
        {isPaused ? 'Resume' : 'Pause'}
      </Button>
      {lane.status !== 'open' && !isPaused && (
        <Button aria-label={`Resume ${name}`} onClick={() => setAsked('resume')}>
          Resume
        </Button>
      )}
      <p role="status" className={`${css.remark} ${css.done}`}>
        {message}
      </p>
      {asked !== null && (
        <ChangeDialog
          title={asked === 'pause' ? `Pause ${name}?` : `Resume ${name}?`}
          action={asked === 'pause' ? 'Pause lane' : 'Resume lane'}
          isDangerous={asked === 'pause'}
          run={(signature) => changeLane(lane, asked, signature)}
          onDone={onDone}
          onClose={() => setAsked(null)}
        >
          {asked === 'pause' ? <PauseWords lane={lane} /> : <ResumeWords lane={lane} />}
        </ChangeDialog>
      )}
    </div>
  );
}

function PauseWords({ lane }: { readonly lane: Lane }) {
  return (
    <p>
      This holds for all jobs: none of them asks <ForeignText>{lane.model_id}</ForeignText> in{' '}
      {lane.region} until somebody resumes the lane. Calls that run come to their end. Deadlines of
      jobs do not wait for a lane.
    </p>
  );
}

function ResumeWords({ lane }: { readonly lane: Lane }) {
  return (
    <p>
      This holds for all jobs: tasks for <ForeignText>{lane.model_id}</ForeignText> in {lane.region}{' '}
      are given out again
      {lane.status === 'paused' ? '' : ', also before the time that the provider asked for'}.
    </p>
  );
}

async function changeLane(
  { region, model_id }: Lane,
  change: 'pause' | 'resume',
  { reason, actor }: Signature,
): Promise<string> {
  const request = {
    params: { path: { region, model_id }, header: actorHeader(actor) },
    body: { reason },
  };
  const { changed } = await dataOf(
    change === 'pause'
      ? api.POST('/api/v1/lanes/{region}/{model_id}/pause', request)
      : api.POST('/api/v1/lanes/{region}/{model_id}/resume', request),
  );
  const done = change === 'pause' ? 'Paused' : 'Resumed';
  return changed ? `${done}: planners carry it out within a second.` : 'It was so before.';
}
