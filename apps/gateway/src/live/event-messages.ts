import { ENDS, REOPENS, filterKey, isAbout, wants } from './event-filter.js';
import type { EventFilter } from './event-filter.js';
import { writePosition } from '@beacon/bus';
import type { EventPosition } from '@beacon/bus';
import type { EventRing } from './event-ring.js';
import type { LiveEvent } from './live-event.js';

/** What the gateway says in a stream of its own accord; docs/api.md says what a client does about each. */
export interface StreamNotices {
  readonly ready: { readonly position: string; readonly resumed: boolean };
  readonly gap: { readonly reason: GapReason; readonly position: string };
  readonly stalled: { readonly reason: 'broker_away' };
  readonly resumed: { readonly position: string };
  readonly end: { readonly reason: EndReason };
}

/** Why events are missing: they are not kept any more; or the stream is another one, or not what it was. */
export type GapReason = 'expired' | 'reset';

/** Why nothing follows. */
export type EndReason = 'job_ended' | 'too_slow' | 'shutdown';

/** Entries in one message of a batch. */
export const MOST_ENTRIES = 500;

/** What is written to a reader at once, in bytes, unless one event is larger. */
const CHUNK_BYTES = 65_536;

/** Chunks that are kept to be shared. */
const MOST_CHUNKS = 200;

/** Events that follow on a position, as they are sent. */
export interface EventChunk {
  /** Empty when there is nothing that the reader wants. */
  readonly bytes: Buffer;
  /** How far the reader is with it. */
  readonly through: EventPosition;
  /** Whether the job has ended with it, or is open again; null when it says nothing of that. */
  readonly hasEnded: boolean | null;
}

/** A message of the gateway's own. */
export function noticeOf<Name extends keyof StreamNotices>(
  name: Name,
  data: StreamNotices[Name],
  position?: EventPosition,
): Buffer {
  const id = position === undefined ? '' : `id: ${writePosition(position)}\n`;
  return Buffer.from(`${id}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`);
}

/** A sign of life. Without data it is no message for the client, but it still moves the position from which it resumes. */
export function heartbeatOf(position: EventPosition | null): Buffer {
  const id = position === null ? '' : `id: ${writePosition(position)}\n`;
  return Buffer.from(`: heartbeat\n${id}\n`);
}

/** How long a client waits before it connects again, in milliseconds. */
export function retryOf(ms: number): Buffer {
  return Buffer.from(`retry: ${ms}\n\n`);
}

/** Makes chunks of events, for readers of one kind. */
export class ChunkWriter {
  readonly #parts: Buffer[] = [];
  #entries: string[] = [];
  #size = 0;
  #entriesSize = 0;
  #through: EventPosition;
  #lastEntry: EventPosition | null = null;
  #hasEnded: boolean | null = null;

  constructor(
    private readonly filter: EventFilter,
    from: EventPosition,
  ) {
    this.#through = from;
  }

  get isFull(): boolean {
    return this.#size + this.#entriesSize >= CHUNK_BYTES;
  }

  add(event: LiveEvent): void {
    this.#through = event.position;
    if (!isAbout(this.filter, event)) return;
    // Also of a type that is not asked for: it decides when the stream ends.
    if (ENDS.has(event.type)) this.#hasEnded = true;
    if (REOPENS.has(event.type)) this.#hasEnded = false;
    if (!wants(this.filter, event)) return;
    if (this.filter.batchMs > 0 && event.entry !== null)
      this.#addEntry(event.entry, event.position);
    else this.#addMessage(event.message);
  }

  /** @param through how far the reader is with it. @default the last event that was added */
  chunk(through: EventPosition = this.#through): EventChunk {
    this.#closeBatch();
    return { bytes: Buffer.concat(this.#parts), through, hasEnded: this.#hasEnded };
  }

  #addEntry(entry: string, position: EventPosition): void {
    this.#entries.push(entry);
    this.#entriesSize += entry.length;
    this.#lastEntry = position;
    if (this.#entries.length >= MOST_ENTRIES) this.#closeBatch();
  }

  #addMessage(message: Buffer): void {
    this.#closeBatch();
    this.#append(message);
  }

  #closeBatch(): void {
    if (this.#lastEntry === null) return;
    const data = `{"executions":[${this.#entries.join(',')}]}`;
    const id = writePosition(this.#lastEntry);
    this.#append(Buffer.from(`id: ${id}\nevent: executions\ndata: ${data}\n\n`));
    this.#entries = [];
    this.#entriesSize = 0;
    this.#lastEntry = null;
  }

  #append(part: Buffer): void {
    this.#parts.push(part);
    this.#size += part.length;
  }
}

/** Chunks of the ring: one for all readers that are at the same place and ask for the same. */
export class SharedChunks {
  readonly #chunks = new Map<string, EventChunk>();
  #head = -1;

  constructor(private readonly ring: EventRing) {}

  /** What follows in the ring on a position at or behind its floor. */
  after(from: EventPosition, filter: EventFilter): EventChunk {
    const { head } = this.ring;
    if (this.#head !== head.sequence) this.#chunks.clear();
    this.#head = head.sequence;
    const key = `${from.sequence} ${filterKey(filter)}`;
    const known = this.#chunks.get(key);
    if (known !== undefined) return known;
    const made = this.#make(from, filter);
    if (this.#chunks.size >= MOST_CHUNKS) this.#chunks.clear();
    this.#chunks.set(key, made);
    return made;
  }

  /** Forgets all: the ring was restarted. */
  clear(): void {
    this.#chunks.clear();
  }

  #make(from: EventPosition, filter: EventFilter): EventChunk {
    const writer = new ChunkWriter(filter, from);
    for (const event of this.ring.after(from.sequence)) {
      if (writer.isFull) return writer.chunk();
      writer.add(event);
    }
    const { head } = this.ring;
    return writer.chunk(head.sequence > from.sequence ? head : from);
  }
}
