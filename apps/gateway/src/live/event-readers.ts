import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { BatchTimers } from './batch-timers.js';
import { SharedChunks } from './event-messages.js';
import type { EventPosition } from '@beacon/bus';
import { EventReader } from './event-reader.js';
import { EventTail } from './event-tail.js';
import type { LiveEvent } from './live-event.js';
import { LIVE_OPTIONS } from '../settings/settings.js';
import type { LiveOptions } from '../settings/settings.js';
import { inSlices } from './in-slices.js';
import { JobProjects } from './job-projects.js';
import { OlderEvents } from './older-events.js';
import { ReaderGroups } from './reader-groups.js';

/** Events gather for so long, so that many that come together make one write. */
const GATHER_MS = 10;
/** After a round of writes comes a pause of so many times as long: the readers never take over a quarter of the event loop. */
const REST_FACTOR = 3;
const TICK_MS = 1_000;
/** Late events of a job that has ended: the recorder's and the planner's are not ordered among each other. */
const END_QUIET_MS = 3_000;
const CUT_AFTER_MS = 5_000;
const TAIL_STOPS_AFTER_MS = 60_000;

/** How long clients wait before they connect again, in milliseconds. */
export const RETRY_MS = 2_000;
const SLOW_RETRY_MS = 10_000;
const RETRY_AFTER_SECONDS = '5';

/** Sends events to all readers: each takes them at its own pace, and none holds up another. */
@Injectable()
export class EventReaders implements BeforeApplicationShutdown {
  readonly #logger = new Logger('Live');
  readonly #groups = new ReaderGroups();
  readonly #batches = new BatchTimers(
    (readers) => void inSlices(readers, (one) => this.#pump(one)),
  );
  readonly #chunks: SharedChunks;
  #flushTimer: NodeJS.Timeout | null = null;
  #tickTimer: NodeJS.Timeout | null = null;
  #idleTimer: NodeJS.Timeout | undefined;
  #flushAfter = 0;
  #taken = 0;
  #isClosing = false;

  constructor(
    private readonly tail: EventTail,
    private readonly older: OlderEvents,
    private readonly projects: JobProjects,
    @Inject(LIVE_OPTIONS) private readonly options: LiveOptions,
  ) {
    this.#chunks = new SharedChunks(tail.ring);
    tail.tell({
      arrived: (event, before) => this.#arrived(event, before),
      changed: (isStalled) => this.#groups.each((reader) => reader.setStalled(isStalled)),
      restarted: () => this.#restarted(),
    });
  }

  /**
   * Takes the place of a reader. The stream is followed as long as there is one.
   * @returns what gives it back; to be called once.
   * @throws ApiError when there is none.
   */
  take(): () => void {
    if (this.#isClosing || this.#taken >= this.options.mostReaders) throw noPlace(this.#taken);
    this.#taken += 1;
    clearTimeout(this.#idleTimer);
    return () => {
      this.#taken -= 1;
      if (this.#taken === 0) this.#becomeIdle();
    };
  }

  /** Serves a reader that was told where it begins. */
  add(reader: EventReader): void {
    // It began to connect before the gateway began to stop.
    if (this.#isClosing) return reader.end('shutdown', RETRY_MS);
    const everyMs = Math.min(TICK_MS, this.options.heartbeatMs / 2);
    this.#tickTimer ??= setInterval(() => this.#tick(), everyMs);
    this.#groups.add(reader);
    reader.setStalled(this.tail.isStalled);
    this.#pump(reader);
  }

  /** Its client has taken what it was sent. */
  goOn(reader: EventReader): void {
    this.#pump(reader);
  }

  remove(reader: EventReader): void {
    this.#groups.remove(reader);
    this.#batches.remove(reader);
  }

  /** Before the server closes, which would wait for the streams: clients connect to another gateway, not all at once. */
  beforeApplicationShutdown(): void {
    this.#isClosing = true;
    this.#groups.each((reader) => reader.end('shutdown', RETRY_MS * (0.5 + Math.random())));
    if (this.#flushTimer !== null) clearTimeout(this.#flushTimer);
    if (this.#tickTimer !== null) clearInterval(this.#tickTimer);
    clearTimeout(this.#idleTimer);
    this.#batches.stop();
    this.tail.stop();
  }

  #becomeIdle(): void {
    if (this.#tickTimer !== null) clearInterval(this.#tickTimer);
    this.#tickTimer = null;
    if (this.#isClosing) return;
    // A reload of the only page is no reason to forget what it will ask for again.
    this.#idleTimer = setTimeout(() => this.tail.stop(), TAIL_STOPS_AFTER_MS);
    this.#idleTimer.unref();
  }

  #arrived({ jobId }: LiveEvent, before: EventPosition): void {
    if (this.#groups.mark(jobId, before)) this.#scheduleFlush();
  }

  #scheduleFlush(): void {
    if (this.#flushTimer !== null || this.#isClosing) return;
    const delay = Math.max(GATHER_MS, this.#flushAfter - performance.now());
    this.#flushTimer = setTimeout(() => void this.#flush(), delay);
  }

  async #flush(): Promise<void> {
    const tookMs = await inSlices(this.#groups.takeMarked(), (reader) => {
      if (reader.filter.batchMs > 0) this.#batches.add(reader);
      else this.#pump(reader);
    });
    this.#flushAfter = performance.now() + REST_FACTOR * tookMs;
    this.#flushTimer = null;
    if (this.#groups.hasMarked) this.#scheduleFlush();
  }

  /** Sends what a reader wants and can take now. */
  #pump(reader: EventReader): void {
    if (reader.isReadingOlder) return;
    while (reader.isOpen && !reader.isCaughtUp) {
      if (this.older.isBehind(reader)) return void this.#readOlder(reader);
      const unknown = this.#unknownTo(reader);
      if (unknown.length > 0) return void this.#learn(reader, unknown);
      const chunk = this.#chunks.after(reader.position, reader.filter);
      reader.send(chunk);
      reader.isCaughtUp = chunk.through.sequence >= this.tail.ring.head.sequence;
    }
  }

  /** Jobs of what lies before a reader, where it sees some jobs only and it is not known whether these are among them. */
  #unknownTo({ filter, position }: EventReader): readonly string[] {
    if (filter.visible === null) return [];
    return this.projects.unknownIn(this.tail.ring.after(position.sequence));
  }

  async #learn(reader: EventReader, jobIds: readonly string[]): Promise<void> {
    reader.isReadingOlder = true;
    await this.projects.tryToLearn(jobIds);
    reader.isReadingOlder = false;
    this.#pump(reader);
  }

  async #readOlder(reader: EventReader): Promise<void> {
    reader.isReadingOlder = true;
    while (reader.isOpen && this.older.isBehind(reader)) await this.older.sendPage(reader);
    reader.isReadingOlder = false;
    this.#pump(reader);
  }

  #restarted(): void {
    this.#chunks.clear();
    const { head } = this.tail.ring;
    this.#groups.each((reader) => {
      reader.skipTo(head, 'reset');
      this.#pump(reader);
    });
  }

  #tick(): void {
    const now = performance.now();
    this.#groups.each((reader) => this.#look(reader, now));
  }

  #look(reader: EventReader, now: number): void {
    const { blockedAt, quietSince } = reader;
    if (blockedAt !== null && now - blockedAt > this.options.stalledMs) return this.#cut(reader);
    reader.setStalled(this.tail.isStalled);
    const hasAll = reader.isCaughtUp && !this.#groups.isMarked(reader);
    const isOver = quietSince !== null && now - quietSince > END_QUIET_MS;
    if (reader.filter.isUntilEnd && hasAll && isOver) return reader.end('job_ended', RETRY_MS);
    if (!reader.isOpen || now - reader.wroteAt < this.options.heartbeatMs) return;
    const { head } = this.tail.ring;
    reader.beat(hasAll && head.sequence > reader.position.sequence ? head : null);
  }

  #cut(reader: EventReader): void {
    const { sequence } = reader.position;
    this.#logger.warn({
      event: 'live.reader_cut',
      behind: this.tail.ring.head.sequence - sequence,
    });
    reader.end('too_slow', SLOW_RETRY_MS);
    this.remove(reader);
    setTimeout(() => reader.cut(), CUT_AFTER_MS).unref();
  }
}

function noPlace(taken: number): ApiError {
  return new ApiError(503, {
    error: 'events_busy',
    code: 'events_busy',
    message: `${taken} streams of events are open, or this gateway stops: connect again`,
    headers: { 'retry-after': RETRY_AFTER_SECONDS },
  });
}
