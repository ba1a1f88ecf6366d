import { dataOf } from '@beacon/client';
import type { Schema } from '@beacon/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { jobKey, jobQuery } from '../../api/queries.ts';
import type { Review } from '../../api/review-queries.ts';
import { Button } from '../../components/button.tsx';
import { Confirm } from '../../components/confirm.tsx';
import { ErrorNote, Note } from '../../components/notes.tsx';
import { actorHeader } from '../../lib/actor.ts';
import { hasEnded } from '../../lib/outcomes.ts';
import { NEW_DRAFT, reviewBodyOf } from './review-draft.ts';
import { ReviewFields } from './review-fields.tsx';
import css from './start-review.module.css';

interface Props {
  readonly jobId: string;
  /** The review that the new one would end; null when there is none. */
  readonly open: Review | null;
}

/** Chooses answers for people to label. */
export function StartReview({ jobId, open }: Props) {
  const { data: job } = useQuery(jobQuery(jobId));
  const [draft, setDraft] = useState(NEW_DRAFT);
  const [actor, setActor] = useState('');
  const [isAsked, setAsked] = useState(false);
  const make = useMakeReview(jobId, actor, () => setAsked(false));
  const body = reviewBodyOf(draft, open !== null);
  const isRunning = job !== undefined && !hasEnded(job.status);
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (body === null) return;
        if (open === null) make.mutate(body);
        else setAsked(true);
      }}
    >
      <p className={css.prose}>
        Two people label answers of this job without knowing region or model; a third settles what
        they disagree on. What they conclude is counted from then on, and tells how well the job was
        typed.
      </p>
      {isRunning && (
        <Note kind="warn" title="The job still runs">
          A review can be made when it has ended.
        </Note>
      )}
      <ReviewFields draft={draft} onDraft={setDraft} actor={actor} onActor={setActor} />
      {make.error !== null && <ErrorNote error={make.error} />}
      <Button type="submit" kind="primary" disabled={body === null || isRunning || make.isPending}>
        {open === null ? 'Start the review' : 'Replace the open review'}
      </Button>
      {isAsked && body !== null && (
        <Confirm
          title="Replace the open review?"
          action="Replace it"
          isDangerous
          isBusy={make.isPending}
          onConfirm={() => {
            make.mutate(body);
          }}
          onClose={() => setAsked(false)}
        >
          <p>
            The open review of {open?.items ?? 0} answers ends, and this one takes its place. Labels
            are kept, and count where the same answer comes up again.
          </p>
          {make.error !== null && <ErrorNote error={make.error} />}
        </Confirm>
      )}
    </form>
  );
}

function useMakeReview(jobId: string, actor: string, onDone: () => void) {
  const client = useQueryClient();
  const navigate = useNavigate({ from: '/jobs/$id/review' });
  return useMutation({
    mutationFn: (body: Schema<'ReviewBody'>) =>
      dataOf(
        api.POST('/api/v1/jobs/{id}/review', {
          params: { path: { id: jobId }, header: actorHeader(actor) },
          body,
        }),
      ),
    onSuccess: (review) => {
      onDone();
      client.setQueryData([...jobKey(jobId), 'review'], review);
      void navigate({ search: {} });
    },
  });
}
