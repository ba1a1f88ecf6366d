import type { EventType } from '@beacon/contracts';

/** Events with which a job has ended. */
export const ENDING_TYPES = [
  'job.completed',
  'job.cancelled',
] as const satisfies readonly EventType[];
/** Events with which a job that has ended is open again. */
export const REOPENING_TYPES = [
  'job.retried',
  'job.extended',
] as const satisfies readonly EventType[];
