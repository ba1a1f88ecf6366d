import type { EventData, EventType } from './event-data.js';

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

/** The service that publishes each type of event, as its CloudEvents `source`. */
export const EVENT_SOURCES = {
  'job.submitted': '/gateway',
  'job.started': '/planner',
  'job.paused': '/gateway',
  'job.resumed': '/gateway',
  'job.extended': '/gateway',
  'job.retried': '/gateway',
  'job.cancelled': '/gateway',
  'job.completed': '/planner',
  'job.rescored': '/gateway',
  'job.judging_requested': '/gateway',
  'job.judged': '/planner',
  'job.answers_erased': '/recorder',
  'execution.recorded': '/recorder',
  'execution.outcome_changed': '/gateway',
  'lane.changed': '/planner',
  'attempt.recorded': '/recorder',
  'review.opened': '/gateway',
  'review.settled': '/gateway',
  'verdict.reached': '/gateway',
  'series.run_started': '/planner',
  'series.run_ended': '/gateway',
  'series.run_failed': '/gateway',
  'series.change_found': '/gateway',
  'series.ended': '/gateway',
} as const satisfies Readonly<Record<EventType, string>>;

/** The CloudEvents `type` of a type of event. */
export function cloudEventType(type: EventType): string {
  return `beacon.${type}.v1`;
}

/** Builds an event; `subject` is what it is about, such as a job id or an execution's cell. */
export function cloudEvent<T extends EventType>(
  type: T,
  fields: {
    readonly id: string;
    readonly subject: string;
    readonly time: Date;
    readonly data: EventData<T>;
  },
): CloudEvent<EventData<T>> {
  return {
    specversion: '1.0',
    id: fields.id,
    source: EVENT_SOURCES[type],
    type: cloudEventType(type),
    subject: fields.subject,
    time: fields.time.toISOString(),
    datacontenttype: 'application/json',
    data: fields.data,
  };
}
