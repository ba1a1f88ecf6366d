import {
  CLOUD_EVENT_CONTENT_TYPE,
  cloudEvent,
  closingSubject,
  eventSubject,
  jobSubject,
} from '@beacon/contracts';
import type { CloseCellsV1, CloudEvent, EventType, JobVerb } from '@beacon/contracts';
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
 * @param occasion tells events apart of which a job can have several; part of the event's id.
 */
export function jobEvent(
  type: EventType,
  jobId: string,
  source: string,
  data: Readonly<Record<string, unknown>>,
  occasion: string | null = null,
): OutboxEntry {
  const event = cloudEvent(type, {
    id: occasion === null ? `${type}:${jobId}` : `${type}:${jobId}:${occasion}`,
    source,
    subject: jobId,
    time: new Date(),
    data: { job_id: jobId, ...data },
  });
  return eventEntry(eventSubject(type, jobId), event);
}

/**
 * The outbox row of an event about a lane.
 * @param changeId id of the change, which is the event's too.
 */
export function laneEvent(
  lane: { readonly region: string; readonly model: string },
  changeId: number,
  source: string,
  data: Readonly<Record<string, unknown>>,
): OutboxEntry {
  const event = cloudEvent('lane.changed', {
    id: `lane.changed:${changeId}`,
    source,
    subject: `${lane.region}/${lane.model}`,
    time: new Date(),
    data: { region: lane.region, model_id: lane.model, ...data },
  });
  return eventEntry(eventSubject('lane.changed', lane.region), event);
}

/**
 * The outbox row of an order to the recorder to close missing cells.
 * @param occasion tells the orders of one job apart: an order with the same one is taken for a repeat.
 */
export function closingOrder(order: CloseCellsV1, occurrence: string): OutboxEntry {
  return {
    subject: closingSubject(order.jobId),
    messageId: `cells.close:${order.jobId}:${occurrence}`,
    body: { ...order },
    headers: {},
  };
}

function eventEntry(subject: string, event: CloudEvent): OutboxEntry {
  return {
    subject,
    messageId: event.id,
    body: { ...event },
    headers: { 'Content-Type': CLOUD_EVENT_CONTENT_TYPE },
  };
}
