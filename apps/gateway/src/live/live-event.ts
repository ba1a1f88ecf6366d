import { EVENT_TYPES, eventCatalogue } from '@beacon/contracts';
import type { EventData, EventType } from '@beacon/contracts';
import { z } from 'zod';
import { writePosition } from './event-position.js';
import type { EventPosition } from './event-position.js';

/** A message of `BEACON_EVENTS`, as both ways to read the stream give it. */
export interface StoredEvent {
  readonly seq: number;
  readonly timeMs: number;
  readonly subject: string;
  readonly data: Uint8Array;
}

/** An event as it is sent to readers: made once, for all of them. */
export interface LiveEvent {
  readonly position: EventPosition;
  readonly type: EventType;
  /** The job that it is about; null when it is about a lane, which jobs share. */
  readonly jobId: string | null;
  /** As a message of its own. */
  readonly message: Buffer;
  /** The JSON of its entry in a batch; null for what is not batched. */
  readonly entry: string | null;
}

/** The fields of `execution.recorded` that an entry of a batch has. */
export const ENTRY_FIELDS = [
  'execution_id',
  'job_id',
  'region',
  'model_id',
  'question_id',
  'repeat',
  'round',
  'status',
  'outcome',
  'error_code',
  'quarantine',
  'duration_ms',
] as const satisfies readonly (keyof EventData<'execution.recorded'>)[];

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

/** What each type of event says. Fields that are not described are dropped: no text of an answer can get out with one. */
const dataSchemas = new Map(eventCatalogue.map(({ type, data }) => [type, data]));

/** An event as readers get it; null for what is none, as something that was published by hand. */
export function toLiveEvent({ seq, timeMs, subject, data: bytes }: StoredEvent): LiveEvent | null {
  const type = typeOf(subject);
  const event = envelope.safeParse(jsonOf(bytes)).data;
  if (type === null || event === undefined) return null;
  const data = dataSchemas.get(type)?.safeParse(event.data).data;
  if (data === undefined) return null;
  const position = { sequence: seq, timeMs };
  const id = writePosition(position);
  const jobId = data['job_id'];
  return {
    position,
    type,
    jobId: typeof jobId === 'string' ? jobId : null,
    // JSON without line breaks: one would end the field.
    message: Buffer.from(
      `id: ${id}\nevent: ${type}\ndata: ${JSON.stringify({ ...event, data })}\n\n`,
    ),
    entry: type === 'execution.recorded' ? entryOf(data) : null,
  };
}

function typeOf(subject: string): EventType | null {
  const type = subject.split('.').slice(2, -1).join('.');
  return TYPES.has(type) ? (type as EventType) : null;
}

function jsonOf(data: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(data).toString('utf8'));
  } catch {
    // No JSON: no schema accepts that.
    return undefined;
  }
}

function entryOf(data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(ENTRY_FIELDS.map((field) => [field, data[field]])));
}
