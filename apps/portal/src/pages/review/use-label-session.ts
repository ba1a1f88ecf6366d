import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useReducer, useState } from 'react';
import { jobKey } from '../../api/queries.ts';
import { UNTIL_BACK, nextDispute, nextItem, sendLabel } from '../../api/review-queries.ts';
import type { Label } from '../../api/review-queries.ts';
import { NEW_SESSION, nextSession } from './label-session.ts';
import type { LabelSession, SessionEvent } from './label-session.ts';
import { keepUnsent, storedUnsent } from './unsent-label.ts';
import type { UnsentLabel } from './unsent-label.ts';

interface Rater {
  readonly jobId: string;
  readonly rater: string;
  readonly isAdjudicator: boolean;
}

/** A session of labelling, and what a page needs to show it. */
export interface ShownSession {
  readonly session: LabelSession;
  /** The label that is on its way; null when none is. */
  readonly sending: Label | null;
  /** How often in a row the gateway did not answer; 0 when it does. */
  readonly failures: number;
  /** What the gateway refused; null when nothing. */
  readonly error: Error | null;
  readonly label: (label: Label) => void;
  readonly dispatch: (event: SessionEvent) => void;
  readonly retry: () => void;
}

/** Sessions of this page, so that what one has asked for answers no other. */
let sessions = 0;

/** Lets a rater go through the items of a review. A label stays in the tab until the gateway has it. */
export function useLabelSession(who: Rater): ShownSession {
  const { jobId, rater, isAdjudicator } = who;
  const [session, dispatch] = useReducer(nextSession, NEW_SESSION);
  const { send, isResending } = useSending(jobId, dispatch);
  const next = useNextItem(who, session, !isResending);
  const { data } = next;
  useEffect(() => {
    if (data !== undefined) dispatch({ kind: 'arrived', turn: session.turn, item: data });
  }, [data, session.turn]);
  const label = (outcome: Label): void => {
    if (session.shown === null || send.isPending) return;
    const { item, note } = session.shown;
    send.mutate({ rater, item: item.item, outcome, note, isAdjudicator });
  };
  return {
    session,
    sending: send.isPending ? send.variables.outcome : null,
    failures: send.isPending ? send.failureCount : next.isFetching ? next.failureCount : 0,
    error: send.error ?? next.error,
    label,
    dispatch: (event) => {
      // What is on its way is about the item that is shown: it stays until that is settled.
      if (!send.isPending) dispatch(event);
    },
    retry: () => {
      if (send.isError) send.mutate(send.variables);
      else void next.refetch();
    },
  };
}

function useSending(jobId: string, dispatch: (event: SessionEvent) => void) {
  const client = useQueryClient();
  // Left over when the page was reloaded while the gateway was away: sent before anything is asked for.
  const [leftOver, setLeftOver] = useState(() => storedUnsent(jobId));
  const send = useMutation({
    mutationFn: ({ item, isAdjudicator, rater, outcome, note }: UnsentLabel) => {
      const body = { rater, outcome, note: note.trim() === '' ? null : note.trim() };
      return sendLabel(jobId, item, body, isAdjudicator);
    },
    onMutate: (label) => {
      keepUnsent(jobId, label);
    },
    onSuccess: (isTaken, { outcome }) => {
      dispatch({ kind: 'labelled', label: outcome, isTaken });
    },
    onSettled: () => {
      keepUnsent(jobId, null);
      setLeftOver(null);
      void client.invalidateQueries({ queryKey: [...jobKey(jobId), 'review'] });
    },
    ...UNTIL_BACK,
  });
  const { mutate } = send;
  useEffect(() => {
    if (leftOver !== null) mutate(leftOver);
  }, [leftOver, mutate]);
  return { send, isResending: leftOver !== null };
}

function useNextItem(
  { jobId, rater, isAdjudicator }: Rater,
  session: LabelSession,
  mayAsk: boolean,
) {
  const [number] = useState(() => (sessions += 1));
  const { turn, after, phase } = session;
  return useQuery({
    queryKey: ['review-next', jobId, rater, isAdjudicator, number, turn],
    queryFn: ({ signal }) => (isAdjudicator ? nextDispute : nextItem)(jobId, rater, after, signal),
    enabled: phase === 'asking' && mayAsk,
    staleTime: Infinity,
    gcTime: 0,
    ...UNTIL_BACK,
  });
}
