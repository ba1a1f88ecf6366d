import { CLOUD_EVENT_CONTENT_TYPE, cloudEvent, eventSubject, jobSubject } from '@beacon/contracts';
import type { EventType, JobVerb } from '@beacon/contracts';
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
 */
export function jobEvent(
  type: EventType,
  jobId: string,
  source: string,
  data: Readonly<Record<string, unknown>>,
): OutboxEntry {
  const event = cloudEvent(type, {
    id: `${type}:${jobId}`,
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
