import type { ServerResponse } from 'node:http';
import { heartbeatOf, noticeOf, retryOf } from './event-messages.js';
import type { EndReason, EventChunk, GapReason } from './event-messages.js';
import type { EventFilter } from './event-filter.js';
import { writePosition } from '@beacon/bus';
import type { EventPosition } from '@beacon/bus';

/** Where a reader starts. */
export interface ReaderStart {
  readonly from: EventPosition;
  /** Whether its job has ended already. */
  readonly hasEnded: boolean;
}

/** Who is notified of a reader. */
export interface ReaderListener {
  /** It has taken what it was sent. */
  readonly goOn: (reader: EventReader) => void;
  /** Its connection is closed; once. */
  readonly gone: (reader: EventReader) => void;
}

/** A client that gets events. It has a place in the stream and no more than one chunk of its own that it has not taken yet. */
export class EventReader {
  /** Behind which event it goes on. */
  position: EventPosition;
  /** Whether nothing that it wants lies between its position and the head of the ring. */
  isCaughtUp = false;
  /** Whether something is being read for it: older events, or whose jobs the next ones are about. */
  isReadingOlder = false;
  #hasEnded: boolean;
  #eventAt = performance.now();
  #isClosed = false;
  #isStalled = false;
  #blockedAt: number | null = null;
  #wroteAt = performance.now();

  constructor(
    readonly filter: EventFilter,
    private readonly response: ServerResponse,
    { from, hasEnded }: ReaderStart,
    { goOn, gone }: ReaderListener,
  ) {
    this.position = from;
    this.#hasEnded = hasEnded;
    response.on('drain', () => {
      this.#blockedAt = null;
      goOn(this);
    });
    response.once('close', () => {
      this.#isClosed = true;
      gone(this);
    });
    // A broken connection is closed after its error, which says nothing more.
    response.on('error', () => undefined);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Whether it may be sent something now: it has taken what it was sent before. */
  get isOpen(): boolean {
    return !this.#isClosed && this.#blockedAt === null;
  }

  /** Since when nothing was sent to it, in milliseconds of the process's clock. */
  get wroteAt(): number {
    return this.#wroteAt;
  }

  /** Since when it has taken nothing of what waits for it; null when nothing waits. */
  get blockedAt(): number | null {
    return this.#blockedAt;
  }

  /** Since when its job has ended and no event came, in milliseconds of the process's clock; null while the job is open. */
  get quietSince(): number | null {
    return this.#hasEnded ? this.#eventAt : null;
  }

  /** Says where it starts. */
  begin(retryMs: number, isResumed: boolean): void {
    const position = writePosition(this.position);
    this.#write(
      Buffer.concat([
        retryOf(retryMs),
        noticeOf('ready', { position, resumed: isResumed }, this.position),
      ]),
    );
  }

  send({ bytes, through, hasEnded }: EventChunk): void {
    this.position = through;
    if (hasEnded !== null) this.#hasEnded = hasEnded;
    // Also of an end that the reader did not ask for: its quiet time begins then.
    if (hasEnded !== null || bytes.length > 0) this.#eventAt = performance.now();
    if (bytes.length > 0) this.#write(bytes);
  }

  /** Says that events are missing, and goes on behind a position. */
  skipTo(position: EventPosition, reason: GapReason): void {
    this.position = position;
    this.isCaughtUp = false;
    this.#write(noticeOf('gap', { reason, position: writePosition(position) }, position));
  }

  /** Says whether the broker is away, unless it was said already or nothing can be said now. */
  setStalled(isStalled: boolean): void {
    if (!this.isOpen || this.#isStalled === isStalled) return;
    this.#isStalled = isStalled;
    const position = writePosition(this.position);
    this.#write(
      isStalled
        ? noticeOf('stalled', { reason: 'broker_away' })
        : noticeOf('resumed', { position }),
    );
  }

  /** @param position up to which it has everything that it wants; null when that is not known. */
  beat(position: EventPosition | null): void {
    if (position !== null) this.position = position;
    this.#write(heartbeatOf(position));
  }

  /** Says why nothing follows, and closes. */
  end(reason: EndReason, retryMs: number): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.response.end(Buffer.concat([retryOf(retryMs), noticeOf('end', { reason })]));
  }

  /** Closes the connection, whatever waits in it. */
  cut(): void {
    this.response.destroy();
  }

  #write(bytes: Buffer): void {
    if (this.#isClosed) return;
    this.#wroteAt = performance.now();
    if (!this.response.write(bytes)) this.#blockedAt ??= this.#wroteAt;
  }
}
