import { z } from 'zod';
import { eventCatalogue } from './event-catalogue.js';
import { EVENT_TYPES } from './messages/event-data.js';
import type { EventType } from './messages/event-data.js';
import type { CloudEvent } from './messages/event.js';

/** An event as a reader gets it. */
export interface ReadEvent {
  /** The type as it stands in subjects, such as `execution.recorded`. */
  readonly type: EventType;
  readonly event: CloudEvent<Readonly<Record<string, unknown>>>;
}

const TYPES: ReadonlySet<string> = new Set(EVENT_TYPES);

const envelope = z.object({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.string(),
  datacontenttype: z.literal('application/json'),
  data: z.unknown(),
});

/** Fields that are not described are dropped: no text of an answer can get out with one. */
const dataSchemas = new Map(eventCatalogue.map(({ type, data }) => [type, data]));

/**
 * Reads a message of `BEACON_EVENTS`. What is validated is what is returned: fields that this release does not know are dropped.
 * @returns null for what is no event that this release knows: one of a later release, or something that was published by hand.
 */
export function readEvent(subject: string, body: Uint8Array): ReadEvent | null {
  const type = typeOf(subject);
  const event = envelope.safeParse(jsonOf(body)).data;
  if (type === null || event === undefined) return null;
  const data = dataSchemas.get(type)?.safeParse(event.data).data;
  return data === undefined ? null : { type, event: { ...event, data } };
}

function typeOf(subject: string): EventType | null {
  const type = subject.split('.').slice(2, -1).join('.');
  return TYPES.has(type) ? (type as EventType) : null;
}

function jsonOf(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    // No JSON: no schema accepts that.
    return undefined;
  }
}
