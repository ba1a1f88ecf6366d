import { setTimeout as pause } from 'node:timers/promises';
import { Seldom } from '@beacon/observability';
import { Injectable, Logger } from '@nestjs/common';
import { choiceOf } from './event-filter.js';
import { ChunkWriter } from './event-messages.js';
import type { EventReader } from './event-reader.js';
import { EventStream } from '@beacon/bus';
import { EventTail } from './event-tail.js';
import { JobProjects } from './job-projects.js';
import { toLiveEvent } from './live-event.js';

/** Pages of older events that are read from the broker at once, for all readers together: what many ask for must not hold up what is new. */
const AT_ONCE = 4;
const AGAIN_MS = 1_000;

/** Brings readers that are behind the ring back to it, with what the stream keeps. */
@Injectable()
export class OlderEvents {
  readonly #logger = new Logger('Live');
  readonly #seldom = new Seldom();
  readonly #waiting: (() => void)[] = [];
  #free = AT_ONCE;

  constructor(
    private readonly stream: EventStream,
    private readonly tail: EventTail,
    private readonly projects: JobProjects,
  ) {}

  /** Whether a reader needs events that the ring no longer has. */
  isBehind({ position }: EventReader): boolean {
    return position.sequence < this.tail.ring.floor.sequence;
  }

  /** Reads and sends one page; where the broker does not answer it waits a second instead. Never throws. */
  async sendPage(reader: EventReader): Promise<void> {
    await this.#place();
    try {
      if (!reader.isClosed) await this.#sendPage(reader);
    } catch (error) {
      this.#seldom.pass('older', (keptBack) =>
        this.#logger.warn({ event: 'live.older_failed', error: String(error), keptBack }),
      );
      await pause(AGAIN_MS);
    } finally {
      this.#free += 1;
      this.#waiting.shift()?.();
    }
  }

  async #place(): Promise<void> {
    while (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#free -= 1;
  }

  async #sendPage(reader: EventReader): Promise<void> {
    const from = reader.position;
    const { events, through } = await this.stream.page(from, choiceOf(reader.filter));
    const told = events.map(toLiveEvent).filter((event) => event !== null);
    if (reader.filter.visible !== null) await this.projects.learn(this.projects.unknownIn(told));
    const ends = await this.stream.ends();
    // The stream began anew meanwhile, and the reader with it.
    if (reader.position !== from || reader.isClosed) return;
    if (ends.first > from.sequence + 1) return reader.skipTo(this.tail.ring.head, 'expired');
    const writer = new ChunkWriter(reader.filter, from);
    for (const event of told) writer.add(event);
    reader.send(writer.chunk(through));
  }
}
