import { setTimeout as pause } from 'node:timers/promises';
import { Bus, EventStream, storedEvent, watchConnection } from '@beacon/bus';
import { Seldom } from '@beacon/observability';
import type { ConsumerMessages } from '@nats-io/jetstream';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EventPosition, StoredEvent } from '@beacon/bus';
import { EventRing } from './event-ring.js';
import { LIVE_OPTIONS } from '../settings/settings.js';
import type { LiveOptions } from '../settings/settings.js';
import { toLiveEvent } from './live-event.js';
import type { LiveEvent } from './live-event.js';

/** What the tail tells. */
export interface TailListener {
  /** An event was added to the ring, which was at `before` until then. */
  readonly arrived: (event: LiveEvent, before: EventPosition) => void;
  /** The broker is away, or there again. */
  readonly changed: (isStalled: boolean) => void;
  /** The stream is not what it was: the ring begins anew. */
  readonly restarted: () => void;
}

/** Events kept in memory at most, however small they are. */
const MOST_EVENTS = 100_000;
const AGAIN_MS = 250;
const CHECK_EVERY_MS = 10_000;

/**
 * Follows the whole stream with one consumer of this process, while there are readers, and keeps the latest events. A broker that is away
 * is waited for, and what it stored meanwhile is read then.
 */
@Injectable()
export class EventTail {
  readonly ring: EventRing;
  readonly #logger = new Logger('Live');
  readonly #seldom = new Seldom();
  #listener: TailListener | null = null;
  #stop: AbortController | null = null;
  #messages: ConsumerMessages | null = null;
  #started: Promise<void> = Promise.resolve();
  #isStalled = false;
  #isAway = false;
  #isBack: Promise<void> = Promise.resolve();
  #setBack = (): void => undefined;

  constructor(
    private readonly stream: EventStream,
    bus: Bus,
    @Inject(LIVE_OPTIONS) { ringBytes }: LiveOptions,
  ) {
    this.ring = new EventRing({ bytes: ringBytes, events: MOST_EVENTS });
    watchConnection(bus.connection, (change) => this.#connectionChanged(change === 'back'));
  }

  /** Whether events may be waiting at a broker that is away. */
  get isStalled(): boolean {
    return this.#isStalled;
  }

  /** Sets who is told. To be called once, before the first {@link ready}. */
  tell(listener: TailListener): void {
    this.#listener = listener;
  }

  /**
   * Begins to follow, where it does not yet. The ring has its place in the stream then.
   * @throws Error when the broker is away.
   */
  async ready(): Promise<void> {
    if (this.#stop === null) this.#start();
    await this.#started;
  }

  /** Ends the following. */
  stop(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.#messages?.stop();
    this.#messages = null;
  }

  #start(): void {
    const stop = new AbortController();
    this.#stop = stop;
    this.#isStalled = false;
    this.#started = this.#begin(stop.signal).catch((error: unknown) => {
      // The reader that asked for it is told; the next one tries again.
      if (this.#stop === stop) this.#stop = null;
      throw error;
    });
  }

  async #begin(signal: AbortSignal): Promise<void> {
    const { last } = await this.stream.ends();
    this.ring.restart(last);
    void this.#follow(signal);
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#isBack;
        if (signal.aborted) return;
        await this.#synchronise();
        await this.#read(signal);
      } catch (error) {
        this.#warn(error);
      }
      // Aborted: it ends.
      await pause(AGAIN_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** Begins anew where the stream is another one now, or lost what was read of it already. */
  async #synchronise(): Promise<void> {
    const ends = await this.stream.ends();
    if ((await this.stream.stateOf(this.ring.head, ends)) === 'kept') return;
    this.#logger.warn({
      event: 'live.stream_reset',
      was: this.ring.head.sequence,
      is: ends.last.sequence,
    });
    this.ring.restart(ends.last);
    this.#listener?.restarted();
  }

  async #read(signal: AbortSignal): Promise<void> {
    const messages = await this.stream.follow(this.ring.head.sequence);
    this.#messages = messages;
    const check = setInterval(() => void this.#check(messages), CHECK_EVERY_MS);
    const end = (): void => messages.stop();
    signal.addEventListener('abort', end, { once: true });
    try {
      if (signal.aborted) return;
      this.#setStalled(false);
      for await (const message of messages) this.#take(storedEvent(message));
    } finally {
      signal.removeEventListener('abort', end);
      clearInterval(check);
      messages.stop();
    }
  }

  #take(stored: StoredEvent): void {
    const { position, subject } = stored;
    // The client may read one again after it started again.
    if (position.sequence <= this.ring.head.sequence) return;
    const event = toLiveEvent(stored);
    if (event !== null) {
      const before = this.ring.head;
      this.ring.push(event);
      this.#listener?.arrived(event, before);
      return;
    }
    this.ring.skip(position);
    this.#seldom.pass('no event', (keptBack) =>
      this.#logger.warn({
        event: 'live.no_event',
        sequence: position.sequence,
        subject: subject.slice(0, 200),
        keptBack,
      }),
    );
  }

  /** The client waits for ever for events of a stream that was made anew while the connection was good. */
  async #check(messages: ConsumerMessages): Promise<void> {
    const { sequence } = this.ring.head;
    try {
      const ends = await this.stream.ends();
      const isSilent = ends.last.sequence > sequence && this.ring.head.sequence === sequence;
      if (isSilent || (await this.stream.stateOf(this.ring.head, ends)) !== 'kept') messages.stop();
    } catch (error) {
      this.#warn(error);
    }
  }

  #connectionChanged(isThere: boolean): void {
    if (isThere) {
      this.#isAway = false;
      this.#setBack();
      return;
    }
    // A connection that is lost again before it is back is still the same loss.
    if (!this.#isAway) this.#isBack = new Promise((resolve) => (this.#setBack = resolve));
    this.#isAway = true;
    if (this.#stop === null) return;
    this.#setStalled(true);
    this.#messages?.stop();
  }

  #setStalled(isStalled: boolean): void {
    if (this.#isStalled === isStalled) return;
    this.#isStalled = isStalled;
    this.#listener?.changed(isStalled);
  }

  #warn(error: unknown): void {
    this.#setStalled(true);
    this.#seldom.pass('away', (keptBack) =>
      this.#logger.warn({ event: 'live.broker_away', error: String(error), keptBack }),
    );
  }
}
