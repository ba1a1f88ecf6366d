import {
  CLOUD_EVENT_CONTENT_TYPE,
  cloudEvent,
  closingSubject,
  eventSubject,
  jobSubject,
} from '@beacon/contracts';
import type { CloseCellsV1, EventType, JobVerb } from '@beacon/contracts';
import type { OutboxMessage } from '@beacon/persistence';

/** The columns of an outbox row that its writer sets. */
export type OutboxEntry = Pick<OutboxMessage, 'subject' | 'messageId' | 'body' | 'headers'>;

/** The outbox row of a command to the planner. */
export function jobCommand(verb: JobVerb, jobId: string): OutboxEntry {
  return {
    subject: jobSubject(verb, jobId),
    messageId: `job:${verb}:${jobId}`,
    body: { jobId },
    headers: {},
  };
}

/**
 * The outbox row of a job's event.
 * @param source the service that says so, such as `/gateway`.
 * @param occurrence tells events apart of which a job can have several; part of the event's id.
 */
export function jobEvent(
  type: EventType,
  jobId: string,
  source: string,
  data: Readonly<Record<string, unknown>>,
  occurrence: string | null = null,
): OutboxEntry {
  const event = cloudEvent(type, {
    id: occurrence === null ? `${type}:${jobId}` : `${type}:${jobId}:${occurrence}`,
    source,
    subject: jobId,
    time: new Date(),
    data: { job_id: jobId, ...data },
  });
  return {
    subject: eventSubject(type, jobId),
    messageId: event.id,
    body: { ...event },
    headers: { 'Content-Type': CLOUD_EVENT_CONTENT_TYPE },
  };
}

/**
 * The outbox row of an order to the recorder to close missing cells.
 * @param occurrence tells the orders of one job apart: an order with the same one is taken for a repeat.
 */
export function closingOrder(order: CloseCellsV1, occurrence: string): OutboxEntry {
  return {
    subject: closingSubject(order.jobId),
    messageId: `cells.close:${order.jobId}:${occurrence}`,
    body: { ...order },
    headers: {},
  };
}
