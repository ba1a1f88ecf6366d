import type { EventType } from '../subjects.js';

/** A CloudEvents 1.0 event in structured JSON, as published to `BEACON_EVENTS`. */
export interface CloudEvent<Data = unknown> {
  readonly specversion: '1.0';
  /** Also the broker's message id, so that a repeat within its window is dropped; taps drop later repeats by it. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly data: Data;
}

/** Content type of a structured CloudEvent. */
export const CLOUD_EVENT_CONTENT_TYPE = 'application/cloudevents+json';

/** Builds an event; `subject` is what it is about, such as a job id or an execution's cell. */
export function cloudEvent<Data>(
  type: EventType,
  fields: {
    readonly id: string;
    readonly source: string;
    readonly subject: string;
    readonly time: Date;
    readonly data: Data;
  },
): CloudEvent<Data> {
  return {
    specversion: '1.0',
    id: fields.id,
    source: fields.source,
    type: `beacon.${type}.v1`,
    subject: fields.subject,
    time: fields.time.toISOString(),
    datacontenttype: 'application/json',
    data: fields.data,
  };
}
