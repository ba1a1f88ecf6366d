import type { EventItem, EventPosition } from '@beacon/bus';
import { inBatches } from './in-batches.js';
import { KnownIds } from './known-ids.js';
import { knownOf } from './sinks/sink.js';
import type { Sink } from './sinks/sink.js';
import type { EndReason, TapEnd } from './tap-end.js';
import { tapEvent } from './tap-event.js';
import type { TapEvent } from './tap-event.js';

/** What a run of a tap is made of. */
export interface TapParts {
  readonly items: AsyncIterator<EventItem, void, undefined>;
  readonly sink: Sink;
  readonly end: TapEnd;
  /** Behind which event the items begin. */
  readonly after: EventPosition;
  /** Whether an event is wanted. */
  readonly wants: (event: TapEvent) => boolean;
  /** Adds the texts of executions, where they are wanted; waits for a gateway that is away. */
  readonly withTexts: (events: readonly TapEvent[]) => Promise<readonly TapEvent[]>;
  readonly notices: TapNotices;
  /** Ends the run in good order. */
  readonly signal: AbortSignal;
}

/** What is worth knowing while a tap runs. */
export interface TapNotices {
  /** Events were removed from the stream before they were read. */
  readonly removed: (from: number, to: number) => void;
  /** The stream was made anew, or lost its end. */
  readonly reset: () => void;
  /** A message of the stream is no event that this version knows. */
  readonly skipped: (sequence: number) => void;
}

/** What a run came to. */
export interface TapResult {
  readonly written: number;
  /** Events that came again under the id of one that the sink holds. */
  readonly repeats: number;
  /** Messages that are no events that this version knows. */
  readonly skipped: number;
  /** Messages that were removed from the stream before they were read. */
  readonly removed: number;
  /** Of the last event that the sink holds; null while it holds none. */
  readonly position: EventPosition | null;
  readonly endedBy: EndReason;
}

/** Events that are written together at most. */
const MOST_EVENTS = 500;
const MOST_SIZE = 4_000_000;
const LINGER_MS = 100;
const IDLE_MS = 500;

/** Reads events and writes each of them once, until the end, or until the signal is aborted. Closes the sink. */
export async function runTap(parts: TapParts): Promise<TapResult> {
  try {
    const result = await new TapRun(parts).run();
    await parts.sink.close();
    return result;
  } catch (error) {
    await parts.sink.abandon();
    throw error;
  }
}

class TapRun {
  readonly #known = new KnownIds();
  #position: EventPosition | null;
  /** How far the stream was read. */
  #read: EventPosition;
  #written = 0;
  #repeats = 0;
  #skipped = 0;
  #removed = 0;

  constructor(private readonly parts: TapParts) {
    this.#position = parts.sink.state.position;
    this.#read = parts.after;
  }

  async run(): Promise<TapResult> {
    const { items, sink, end, signal } = this.parts;
    for await (const event of sink.known()) {
      this.#known.add(event.id);
      end.take(event);
    }
    const bounds = { most: MOST_EVENTS, sizeOf, mostSize: MOST_SIZE };
    const options = { ...bounds, lingerMs: LINGER_MS, idleMs: IDLE_MS, signal };
    for await (const batch of inBatches(items, options)) {
      await this.#take(batch);
      const reason = end.reason();
      if (reason !== null) return this.#result(reason);
    }
    return this.#result('interrupted');
  }

  async #take(batch: readonly EventItem[]): Promise<void> {
    const fresh: TapEvent[] = [];
    for (const item of batch) {
      if (this.parts.end.room <= fresh.length) break;
      const event = this.#fresh(item);
      if (event !== null) fresh.push(event);
    }
    const whole = fresh.length === 0 ? fresh : await this.parts.withTexts(fresh);
    const last = whole.at(-1);
    if (last === undefined) return this.parts.sink.rest();
    await this.parts.sink.write(whole, last.position);
    this.#position = last.position;
    this.#written += whole.length;
    this.parts.end.wrote(whole.length);
  }

  /** An event that is wanted and new; null for everything else. */
  #fresh(item: EventItem): TapEvent | null {
    if (item.kind === 'caught_up') this.parts.end.caughtUp();
    if (item.kind === 'gap') this.#gap(item);
    if (item.kind !== 'event') return null;
    this.#read = item.event.position;
    const event = tapEvent(item.event);
    if (event === null) this.#skip(item.event.position);
    else this.parts.end.take(knownOf(event));
    // Counts from when the broker sent it: events that came since do not put off the end.
    if (item.pending === 0) this.parts.end.caughtUp();
    return event !== null && this.parts.wants(event) && this.#isNew(event) ? event : null;
  }

  #isNew({ event: { id } }: TapEvent): boolean {
    if (this.#known.has(id)) {
      this.#repeats += 1;
      return false;
    }
    this.#known.add(id);
    return true;
  }

  #skip({ sequence }: EventPosition): void {
    this.#skipped += 1;
    this.parts.notices.skipped(sequence);
  }

  #gap({ reason, position }: Extract<EventItem, { kind: 'gap' }>): void {
    if (reason === 'reset') return this.parts.notices.reset();
    this.#removed += position.sequence - this.#read.sequence;
    this.parts.notices.removed(this.#read.sequence + 1, position.sequence);
    this.#read = position;
  }

  #result(endedBy: EndReason): TapResult {
    return {
      written: this.#written,
      repeats: this.#repeats,
      skipped: this.#skipped,
      removed: this.#removed,
      position: this.#position,
      endedBy,
    };
  }
}

function sizeOf(item: EventItem): number {
  return item.kind === 'event' ? item.event.data.length : 0;
}
