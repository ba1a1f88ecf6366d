import type { Label, ReviewItem } from '../../api/review-queries.ts';

/** What a rater does with the item that is shown. */
export interface Seen {
  readonly item: ReviewItem;
  /** What the rater said of it; null where it was skipped, or took no label any more. */
  readonly said: Label | null;
  readonly note: string;
}

/** Where a rater is in a review. */
export interface LabelSession {
  /** What is shown; null while the next one is asked for, and at the end. */
  readonly shown: Seen | null;
  /** Items before it, the latest last. */
  readonly seen: readonly Seen[];
  /** The item after which the next one is asked for: it was skipped. */
  readonly after: string | null;
  /** Labels since skipped items were last come back to. */
  readonly saidInRound: number;
  /** Labels given in this session, each item once. */
  readonly labelled: number;
  /** Counts what is asked for, so that an answer is told from an older one. */
  readonly turn: number;
  readonly phase: 'asking' | 'shown' | 'ended';
  /** What happened to the item before, in words. */
  readonly remark: string;
}

/** What happens in a session. */
export type SessionEvent =
  | { readonly kind: 'arrived'; readonly turn: number; readonly item: ReviewItem | null }
  | { readonly kind: 'labelled'; readonly label: Label; readonly isTaken: boolean }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'wentBack' }
  | { readonly kind: 'noted'; readonly note: string };

export const NEW_SESSION: LabelSession = {
  shown: null,
  seen: [],
  after: null,
  saidInRound: 0,
  labelled: 0,
  turn: 1,
  phase: 'asking',
  remark: '',
};

/**
 * A rater going through the items of a review: one at a time, with a way back. Skipped items come again at the end, until a whole round of them
 * has brought no label.
 */
export function nextSession(session: LabelSession, event: SessionEvent): LabelSession {
  switch (event.kind) {
    case 'arrived':
      return event.turn === session.turn && session.phase === 'asking'
        ? arrived(session, event.item)
        : session;
    case 'labelled':
      return session.shown === null ? session : labelled(session, session.shown, event);
    case 'skipped':
      return session.shown === null ? session : skipped(session, session.shown);
    case 'wentBack':
      return wentBack(session);
    case 'noted':
      return session.shown === null
        ? session
        : { ...session, shown: { ...session.shown, note: event.note } };
  }
}

function arrived(session: LabelSession, item: ReviewItem | null): LabelSession {
  if (item !== null) return { ...session, phase: 'shown', shown: { item, said: null, note: '' } };
  if (session.after === null || session.saidInRound === 0) return { ...session, phase: 'ended' };
  return { ...session, after: null, saidInRound: 0, turn: session.turn + 1 };
}

function labelled(
  session: LabelSession,
  shown: Seen,
  { label, isTaken }: { readonly label: Label; readonly isTaken: boolean },
): LabelSession {
  const isFirst = isTaken && shown.said === null;
  return {
    ...asking(session, { ...shown, said: isTaken ? label : null }),
    saidInRound: session.saidInRound + (isTaken ? 1 : 0),
    labelled: session.labelled + (isFirst ? 1 : 0),
    remark: isTaken
      ? `Answer ${shown.item.position} is kept as ${label}.`
      : `Answer ${shown.item.position} takes no label any more: others have settled it, or a retry has replaced it.`,
  };
}

function skipped(session: LabelSession, shown: Seen): LabelSession {
  return {
    ...asking(session, shown),
    after: shown.said === null ? shown.item.item : session.after,
    remark: `Answer ${shown.item.position} is left for later.`,
  };
}

function asking(session: LabelSession, before: Seen): LabelSession {
  return {
    ...session,
    shown: null,
    phase: 'asking',
    seen: [...session.seen, before],
    turn: session.turn + 1,
  };
}

function wentBack(session: LabelSession): LabelSession {
  const before = session.seen.at(-1);
  if (before === undefined) return session;
  return {
    ...session,
    shown: before,
    seen: session.seen.slice(0, -1),
    // What is gone back over is asked for again.
    after: null,
    phase: 'shown',
    turn: session.turn + 1,
    remark: '',
  };
}
