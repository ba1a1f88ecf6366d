import { readEvent } from '@beacon/contracts';
import type { EventData, EventType } from '@beacon/contracts';
import { writePosition } from '@beacon/bus';
import type { EventPosition, StoredEvent } from '@beacon/bus';

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

/** An event as readers get it; null for what is none, as something that was published by hand. */
export function toLiveEvent({ position, subject, data: bytes }: StoredEvent): LiveEvent | null {
  const read = readEvent(subject, bytes);
  if (read === null) return null;
  const { type, event } = read;
  const id = writePosition(position);
  const jobId = event.data['job_id'];
  return {
    position,
    type,
    jobId: typeof jobId === 'string' ? jobId : null,
    // JSON without line breaks: one would end the field.
    message: Buffer.from(`id: ${id}\nevent: ${type}\ndata: ${JSON.stringify(event)}\n\n`),
    entry: type === 'execution.recorded' ? entryOf(event.data) : null,
  };
}

function entryOf(data: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(Object.fromEntries(ENTRY_FIELDS.map((field) => [field, data[field]])));
}
