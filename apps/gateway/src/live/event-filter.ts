import type { EventChoice } from '@beacon/bus';
import type { EventType } from '@beacon/contracts';
import type { VisibleJobs } from './job-projects.js';
import type { LiveEvent } from './live-event.js';

/** Which events a reader asks for, and how. */
export interface EventFilter {
  /** Null for all jobs. */
  readonly jobId: string | null;
  /** Those of all jobs that are let through; null for all of them. */
  readonly visible: VisibleJobs | null;
  /** Null for every type. */
  readonly types: ReadonlySet<EventType> | null;
  /** Recorded executions come many in a message, at most once in so many milliseconds; 0 for each in one of its own, at once. */
  readonly batchMs: number;
  /** Whether the stream ends with the job. */
  readonly isUntilEnd: boolean;
}

/** The same text for filters that let the same through in the same way. */
export function filterKey({ jobId, visible, types, batchMs }: EventFilter): string {
  const words = types === null ? 'all' : [...types].toSorted().join(',');
  return `${jobId ?? '*'} ${visible?.key ?? '*'} ${words} ${batchMs > 0}`;
}

/** Whether an event is about the job, or about a lane: those are shared by jobs, and change seldom. */
export function isAbout({ jobId, visible }: EventFilter, event: LiveEvent): boolean {
  // About a lane. Were there ever another event that names no job, nobody but who sees all jobs gets it.
  if (event.jobId === null) return visible === null || event.type.startsWith('lane.');
  if (jobId !== null) return event.jobId === jobId;
  return visible === null || visible.has(event.jobId);
}

/** Whether a reader wants an event that is about its job. */
export function wants({ types }: EventFilter, { type }: LiveEvent): boolean {
  return types === null || types.has(type);
}

/** Events with which a job has ended. */
export const ENDS: ReadonlySet<EventType> = new Set(['job.completed', 'job.cancelled']);
/** Events with which a job that has ended is open again. */
export const REOPENS: ReadonlySet<EventType> = new Set(['job.retried', 'job.extended']);

/** What a filter lets through, and what says whether the job has ended. */
export function choiceOf({ jobId, types }: EventFilter): EventChoice {
  if (jobId === null) return { jobIds: null, types };
  return {
    jobIds: [jobId],
    types: types === null ? null : new Set([...types, ...ENDS, ...REOPENS]),
  };
}
