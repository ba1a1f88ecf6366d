import { duesBetween, nextDue } from './schedule.js';
import type { Schedule } from './schedule.js';

/** What becomes of a run that was due while no planner ran: made up for once, whatever the number, or left out. */
export const MISSED_POLICIES = ['run_once', 'skip'] as const;
export type MissedPolicy = (typeof MISSED_POLICIES)[number];

/** What becomes of a run that is due while the one before still goes on: left out, or started when that has ended; one waits at most. */
export const OVERLAP_POLICIES = ['skip', 'queue'] as const;
export type OverlapPolicy = (typeof OVERLAP_POLICIES)[number];

export type SkipReason = 'missed' | 'overlap';

/** A series as its schedule sees it. */
export interface SeriesState extends Schedule {
  readonly missed: MissedPolicy;
  readonly overlap: OverlapPolicy;
  /** Null while it is paused. */
  readonly nextDueAt: Date | null;
  /** A run that waits: for the end of the one before, or because somebody asked for one now. */
  readonly queuedDueAt: Date | null;
  /** Whether a run goes on. */
  readonly isRunning: boolean;
  /** Runs so far. */
  readonly runs: number;
  readonly maxRuns: number | null;
  /** Nothing is due after this moment. */
  readonly endsAt: Date | null;
}

/** What a planner does with a series now. */
export interface Decision {
  /** The moment for which a run is started; null when none is. */
  readonly start: Date | null;
  readonly nextDueAt: Date | null;
  readonly queuedDueAt: Date | null;
  /** Moments that are left out now. */
  readonly skipped: Readonly<Record<SkipReason, number>>;
  readonly end: 'max_runs' | 'ends_at' | 'no_further_moment' | null;
}

/** A moment that lies back further was missed: a planner looks every second. In milliseconds. */
export const LATE_MS = 60_000;

/** Decides what is to be done with a series. Pure: whoever decides on the same state decides the same. */
export function decide(series: SeriesState, now: Date): Decision {
  const due = dueNow(series, now);
  const waiting = waitingOf(series, due.moment);
  const start = series.isRunning ? null : waiting.first;
  const queuedDueAt = series.isRunning ? waiting.first : null;
  const nextDueAt = due.next;
  const skipped = { missed: due.missed, overlap: waiting.dropped };
  const after = { runs: series.runs + (start === null ? 0 : 1), nextDueAt, queuedDueAt };
  return { start, nextDueAt, queuedDueAt, skipped, end: endOf(series, after) };
}

interface Due {
  readonly moment: Date | null;
  readonly next: Date | null;
  readonly missed: number;
}

function dueNow(series: SeriesState, now: Date): Due {
  const { nextDueAt, endsAt, missed } = series;
  const until = endsAt !== null && endsAt < now ? endsAt : now;
  if (nextDueAt === null) return { moment: null, next: null, missed: 0 };
  if (nextDueAt > until) return { moment: null, next: within(nextDueAt, endsAt), missed: 0 };
  const { last, count } = duesBetween(series, nextDueAt, until);
  const next = within(nextDue(series, until), endsAt);
  const isLeftOut = missed === 'skip' && now.getTime() - last.getTime() > LATE_MS;
  return { moment: isLeftOut ? null : last, next, missed: count - (isLeftOut ? 0 : 1) };
}

function within(moment: Date | null, endsAt: Date | null): Date | null {
  return moment !== null && endsAt !== null && moment > endsAt ? null : moment;
}

/** Of what waits and what is due now one stays: two runs at once, or one right after the other, measure the same moment. */
function waitingOf(
  { queuedDueAt, isRunning, overlap }: SeriesState,
  due: Date | null,
): { readonly first: Date | null; readonly dropped: number } {
  if (due === null) return { first: queuedDueAt, dropped: 0 };
  if (queuedDueAt !== null) return { first: isRunning ? queuedDueAt : due, dropped: 1 };
  return isRunning && overlap === 'skip' ? { first: null, dropped: 1 } : { first: due, dropped: 0 };
}

function endOf(
  { maxRuns, endsAt, nextDueAt: before }: SeriesState,
  after: Pick<SeriesState, 'runs' | 'nextDueAt' | 'queuedDueAt'>,
): Decision['end'] {
  if (maxRuns !== null && after.runs >= maxRuns) return 'max_runs';
  // A paused series has no next moment, and does not end for it.
  if (before === null || after.nextDueAt !== null || after.queuedDueAt !== null) return null;
  return endsAt === null ? 'no_further_moment' : 'ends_at';
}
