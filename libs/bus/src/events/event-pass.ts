import { setTimeout as pause } from 'node:timers/promises';
import type { ConnectionGate } from '../connection/connection-gate.js';
import { ConsumerEvents } from './consumer-events.js';
import { ALL_EVENTS } from './event-choice.js';
import type { EventPosition } from './event-position.js';
import { EventStartError } from './event-reading.js';
import type { EventItem, EventReading, EventStart } from './event-reading.js';
import { storedEvent } from './event-stream.js';
import type { EventStream, StreamEnds } from './event-stream.js';

const AGAIN_MS = 250;
/** A server that loses power loses a second of events; clocks of servers differ by less than the rest. */
const OVERLAP_MS = 120_000;

/** One reading of the stream, from its start to its end. */
export class EventPass {
  #place: EventPosition | null = null;
  #isAway = false;

  constructor(
    private readonly stream: EventStream,
    private readonly gate: ConnectionGate,
    private readonly reading: EventReading,
  ) {}

  async *items(): AsyncGenerator<EventItem, void, void> {
    const { signal } = this.reading;
    while (!signal.aborted) {
      if (this.gate.isClosed) this.#setAway(new Error('the connection to the broker is lost'));
      await this.gate.opened(signal);
      try {
        yield* this.#follow();
      } catch (error) {
        if (error instanceof EventStartError) throw error;
        if (signal.aborted) return;
        this.#setAway(error);
        // Aborted: it ends.
        await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /** Until the connection is lost, or what came was not what follows. */
  async *#follow(): AsyncGenerator<EventItem, void, void> {
    const gap = await this.#synchronise();
    if (gap !== null) yield gap;
    const place = this.#place;
    if (place === null || this.reading.signal.aborted) return;
    const { choice = ALL_EVENTS } = this.reading;
    const { name, consumer, pending } = await this.stream.open(place.sequence, choice);
    this.#setAway(null);
    const events = new ConsumerEvents(consumer);
    const unwatch = this.#breakWith(events);
    try {
      if (pending === 0) yield { kind: 'caught_up', position: place };
      yield* this.#drain(events);
    } finally {
      unwatch();
      // Not waited for: with the connection lost, no answer comes.
      void this.stream.forget(name);
    }
  }

  #breakWith(events: ConsumerEvents): () => void {
    const { signal } = this.reading;
    const act = (): void => events.break();
    const unwatch = this.gate.whenLost(act);
    signal.addEventListener('abort', act, { once: true });
    // Lost before anybody watched for it.
    if (signal.aborted || this.gate.isClosed) act();
    return () => {
      unwatch();
      signal.removeEventListener('abort', act);
    };
  }

  /** Finds the place at which it goes on; says so where that is not the one at which it was. */
  async #synchronise(): Promise<EventItem | null> {
    const ends = await this.stream.ends();
    const place = (this.#place ??= await this.#begin(this.reading.start, ends));
    const reason = await this.stream.stateOf(place, ends);
    if (reason === 'kept') return null;
    const position = reason === 'expired' ? oldestOf(ends) : await this.#before(place);
    this.#place = position;
    return { kind: 'gap', reason, position };
  }

  async #begin(start: EventStart, ends: StreamEnds): Promise<EventPosition> {
    switch (start.kind) {
      case 'oldest':
        return oldestOf(ends);
      case 'new':
        return ends.last;
      case 'time':
        return this.stream.before(start.time);
      case 'sequence':
        return this.#beginAt(start.sequence, ends);
      case 'after':
        return start.position;
    }
  }

  async #beginAt(sequence: number, ends: StreamEnds): Promise<EventPosition> {
    const { last, first } = ends;
    if (sequence > last.sequence + 1) {
      throw new EventStartError(
        `the stream of events ends at ${last.sequence}: it has no event ${sequence} yet`,
      );
    }
    return sequence <= first ? oldestOf(ends) : this.stream.positionAt(sequence - 1);
  }

  /** What was read last is not in the stream any more: what was stored about then is read once more. */
  async #before({ timeMs }: EventPosition): Promise<EventPosition> {
    return this.stream.before(new Date(Math.max(0, timeMs - OVERLAP_MS)));
  }

  async *#drain(events: ConsumerEvents): AsyncGenerator<EventItem, void, void> {
    while (!events.isBroken) {
      let count = 0;
      for await (const message of events.batch()) {
        count += 1;
        const event = storedEvent(message);
        this.#place = event.position;
        yield { kind: 'event', event, pending: message.info.pending };
      }
      if (count > 0 || events.isBroken) continue;
      const position = await this.#caughtUpAt(events);
      if (position !== null) yield { kind: 'caught_up', position };
    }
  }

  /** Up to where nothing is left to read, be it that nothing there was chosen; null when that is not so, or not known. */
  async #caughtUpAt(events: ConsumerEvents): Promise<EventPosition | null> {
    // Looked at first: what is stored later, the consumer may not have seen.
    const ends = await this.stream.ends();
    const isCaughtUp = await events.isCaughtUp();
    const place = this.#place;
    // The client waits for ever for messages of a stream that was made anew while the connection was good.
    if (place === null || (await this.stream.stateOf(place, ends)) !== 'kept') {
      events.break();
      return null;
    }
    if (!isCaughtUp) return null;
    if (ends.last.sequence > place.sequence) this.#place = ends.last;
    return this.#place;
  }

  #setAway(reason: unknown): void {
    if (this.#isAway === (reason !== null)) return;
    this.#isAway = reason !== null;
    this.reading.onAway?.(reason);
  }
}

function oldestOf({ first, createdMs }: StreamEnds): EventPosition {
  return { sequence: Math.max(0, first - 1), timeMs: createdMs };
}
