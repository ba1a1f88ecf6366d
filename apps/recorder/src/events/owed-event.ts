import { CLOUD_EVENT_CONTENT_TYPE, eventSubject } from '@beacon/contracts';
import type { OwedMessage, RecordedExecution } from '@beacon/persistence';
import { recordedEvent } from './recorded-event.js';

/** The headers of a message that is an event. */
export const EVENT_HEADERS = { 'Content-Type': CLOUD_EVENT_CONTENT_TYPE };

/** The event of an execution as a row of the outbox. */
export function owedEvent(execution: RecordedExecution): OwedMessage {
  const event = recordedEvent(execution);
  return {
    subject: eventSubject('execution.recorded', execution.row.job_id),
    messageId: event.id,
    body: { ...event },
    headers: EVENT_HEADERS,
  };
}
