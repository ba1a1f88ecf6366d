import {
  CLOUD_EVENT_CONTENT_TYPE,
  cloudEvent,
  closingSubject,
  eventSubject,
  jobSubject,
  messageIds,
} from '@beacon/contracts';
import type {
  CloseCellsV1,
  CloudEvent,
  EventData,
  JobEventDetails,
  JobEventType,
  JobVerb,
} from '@beacon/contracts';
import { traceHeaders } from '@beacon/observability';
import type { OutboxMessage } from '@beacon/persistence';

/** The columns of an outbox row that its writer sets. Its headers say which trace it is of: that of the request or message that owes it. */
export type OutboxEntry = Pick<OutboxMessage, 'subject' | 'messageId' | 'body' | 'headers'>;

/** The outbox row of a command to the planner. */
export function jobCommand(verb: JobVerb, jobId: string): OutboxEntry {
  return {
    subject: jobSubject(verb, jobId),
    messageId: messageIds.jobCommand(verb, jobId),
    body: { jobId },
    headers: traceHeaders(),
  };
}

/**
 * The outbox row of a job's event.
 * @param occurrence tells events apart of which a job can have several; part of the event's id.
 */
export function jobEvent<T extends JobEventType>(
  type: T,
  jobId: string,
  details: JobEventDetails<T>,
  occurrence: string | null = null,
): OutboxEntry {
  const event = cloudEvent(type, {
    id: messageIds.jobEvent(type, jobId, occurrence),
    subject: jobId,
    time: new Date(),
    // The compiler does not see that what was left out of a generic type makes it whole again.
    data: { job_id: jobId, ...details } as EventData<T>,
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
  change: Omit<EventData<'lane.changed'>, 'region' | 'model_id'>,
): OutboxEntry {
  const event = cloudEvent('lane.changed', {
    id: messageIds.laneEvent(changeId),
    subject: `${lane.region}/${lane.model}`,
    time: new Date(),
    data: { region: lane.region, model_id: lane.model, ...change },
  });
  return eventEntry(eventSubject('lane.changed', lane.region), event);
}

/**
 * The outbox row of an order to the recorder to close missing cells.
 * @param occurrence tells the orders of one job apart: an order with the same one is taken for a repeat.
 */
export function closingOrder(order: CloseCellsV1, occurrence: string): OutboxEntry {
  return {
    subject: closingSubject(order.jobId),
    messageId: messageIds.closing(order.jobId, occurrence),
    body: { ...order },
    headers: traceHeaders(),
  };
}

function eventEntry(subject: string, event: CloudEvent): OutboxEntry {
  return {
    subject,
    messageId: event.id,
    body: { ...event },
    headers: { 'Content-Type': CLOUD_EVENT_CONTENT_TYPE, ...traceHeaders() },
  };
}
