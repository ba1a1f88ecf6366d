import type { JobEventType } from './messages/event-data.js';
import type { JobVerb } from './subjects.js';

/**
 * Ids of messages (`Nats-Msg-Id`), made from what a message is about: a repeat within the stream's duplicate window is dropped.
 * Tasks and results have none, because their subject is their key, and a broker keeps every id in memory for the whole window.
 */
export const messageIds = {
  jobCommand: (verb: JobVerb, jobId: string): string => `job:${verb}:${jobId}`,
  /** @param occurrence tells the orders of one job apart: an order with the same one is taken for a repeat. */
  closing: (jobId: string, occurrence: string): string => `cells.close:${jobId}:${occurrence}`,
  /** @param occurrence tells events apart of which a job can have several; null where it has one. */
  jobEvent: (type: JobEventType, jobId: string, occurrence: string | null): string =>
    occurrence === null ? `${type}:${jobId}` : `${type}:${jobId}:${occurrence}`,
  laneEvent: (changeId: number | string): string => `lane.changed:${changeId}`,
  /** An execution keeps its id when a later round replaces it, so that the round is part of the event's id. */
  executionEvent: (executionId: number | string, round: number | string): string =>
    round === 1 ? `execution:${executionId}` : `execution:${executionId}:${round}`,
  deadLetter: (stream: string, sequence: number | string): string => `dead:${stream}:${sequence}`,
} as const;
