import { randomInt } from 'node:crypto';
import { getHeapStatistics } from 'node:v8';
import { Inject, Injectable } from '@nestjs/common';
import { SMALL_BYTES } from '../http/server/body-admission.js';
import type { BodyAdmission } from '../http/server/body-admission.js';
import type { GiveBack } from '../http/server/request-places.js';
import { busy } from './busy.js';

/** How much a {@link WorkLine} lets in. */
export interface LineBounds {
  /** Costs that are in work together, in bytes or whatever else is counted. */
  readonly capacity: number;
  /** Requests that wait at most. */
  readonly mostWaiting: number;
  /** Time that one waits at most, in milliseconds. */
  readonly mostWaitMs: number;
  /** Retry-After of refused requests: a random number of seconds from here to twice that, so that they do not all return at once. */
  readonly retryAfterSeconds: number;
}

interface Waiting {
  readonly cost: number;
  readonly enter: (giveBack: GiveBack) => void;
}

/**
 * Lets work in as long as its costs together are within a capacity; the rest waits, first come, first served, in a line that is
 * bounded in length and time. What alone costs more than the capacity is let in when nothing else is.
 */
export class WorkLine {
  #used = 0;
  readonly #waiting = new Set<Waiting>();

  constructor(private readonly bounds: LineBounds) {}

  /** Costs in work. */
  get used(): number {
    return this.#used;
  }

  /** Requests that wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  /**
   * Takes a place, at once or when its turn has come.
   * @param cost in what the capacity is counted in.
   * @param left aborted when no client waits for it any more.
   * @returns what gives the place back.
   * @throws ApiError 503 when the line is full or the wait too long; the reason of the signal when it is aborted.
   */
  async take(cost: number, left: AbortSignal): Promise<GiveBack> {
    left.throwIfAborted();
    const own = Math.min(cost, this.bounds.capacity);
    if (this.#waiting.size === 0 && this.#fits(own)) return this.#grant(own);
    if (this.#waiting.size >= this.bounds.mostWaiting) throw this.#busy();
    return this.#wait(own, left);
  }

  async #wait(cost: number, left: AbortSignal): Promise<GiveBack> {
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(timer);
        left.removeEventListener('abort', leave);
        this.#waiting.delete(waiting);
      };
      const waiting: Waiting = {
        cost,
        enter: (giveBack) => {
          settle();
          resolve(giveBack);
        },
      };
      const giveUp = (error: Error): void => {
        settle();
        reject(error);
        // Who waited behind a large one that left may fit now.
        this.#letIn();
      };
      const leave = (): void => giveUp(left.reason as Error);
      // The connection of who waits keeps the process, as long as there is one.
      const timer = setTimeout(() => giveUp(this.#busy()), this.bounds.mostWaitMs).unref();
      left.addEventListener('abort', leave, { once: true });
      this.#waiting.add(waiting);
    });
  }

  #fits(cost: number): boolean {
    return this.#used + cost <= this.bounds.capacity;
  }

  #grant(cost: number): GiveBack {
    this.#used += cost;
    let isHeld = true;
    return () => {
      if (!isHeld) return;
      isHeld = false;
      this.#used -= cost;
      this.#letIn();
    };
  }

  #letIn(): void {
    // In order of arrival: small requests that overtake a large one could starve it.
    for (const { cost, enter } of this.#waiting) {
      if (!this.#fits(cost)) return;
      enter(this.#grant(cost));
    }
  }

  #busy() {
    const { retryAfterSeconds } = this.bounds;
    return busy(retryAfterSeconds + randomInt(retryAfterSeconds + 1));
  }
}

/** Bytes of memory for each byte of JSON that is worked on: its text, its values, what is made of them, and the row that is stored. */
const MEMORY_FACTOR = 6;
/** Share of the heap that large bodies may take, and large reads as well; small work may take half as much. Most of bodies is outside of the heap. */
const LARGE_SHARE = 1 / 3;
const SMALL_PART = 1 / 2;

/** Cells of a job that the database looks at for a small read at most. */
const SMALL_CELLS = 8_192;

/** What a read of a job takes. */
export interface ReadCost {
  /** What is read, as JSON, in bytes. */
  readonly bytes: number;
  /** Cells that the database looks at for it; 0 where it finds what it reads by a key, or where the read has a connection anyway. */
  readonly cells: number;
}

/** How full a line is. */
export interface LineState {
  /** Bytes, or connections. */
  readonly used: number;
  readonly waiting: number;
}

/** How full all lines are, as health tells it. */
export type WorkState = Readonly<
  Record<'bodies' | 'reads' | 'small' | 'large_queries' | 'small_queries', LineState>
>;

/** Injection token of the {@link WorkBounds}. */
export const WORK_BOUNDS = Symbol('WORK_BOUNDS');

/** How much work is let in, and how much waits. */
export interface WorkBounds {
  /** In bytes of memory. */
  readonly large: LineBounds;
  readonly reads: LineBounds;
  readonly small: LineBounds;
  /** In connections to the database. */
  readonly largeQueries: LineBounds;
  readonly smallQueries: LineBounds;
}

/**
 * Bounds for a heap and a pool of connections.
 * @param queries connections that reads of one size may hold together.
 * @param largeBytes memory for large work; a third of the heap of this process unless said otherwise.
 */
export function workBounds(
  queries: number,
  largeBytes = Math.floor(getHeapStatistics().heap_size_limit * LARGE_SHARE),
): WorkBounds {
  const large = { mostWaitMs: 15_000, retryAfterSeconds: 5 };
  const small = { mostWaiting: 1_000, mostWaitMs: 10_000, retryAfterSeconds: 2 };
  return {
    large: { ...large, capacity: largeBytes, mostWaiting: 32 },
    reads: { ...large, capacity: largeBytes, mostWaiting: 500 },
    small: { ...small, capacity: Math.floor(largeBytes * SMALL_PART) },
    largeQueries: { ...large, capacity: queries, mostWaiting: 500 },
    smallQueries: { ...small, capacity: queries },
  };
}

/**
 * Admits work that takes memory: bodies before they are read, and reads of jobs before they are made. Beyond the budget it waits for
 * a while and is then refused, so that the process never holds more than it can. Small work has a line of its own. Reads for which the
 * database works longer than for a key take one of some connections, too: whatever else needs one never waits behind them.
 */
@Injectable()
export class WorkQueue implements BodyAdmission {
  readonly #lines: Readonly<Record<keyof WorkBounds, WorkLine>>;

  constructor(@Inject(WORK_BOUNDS) bounds: WorkBounds) {
    this.#lines = {
      large: new WorkLine(bounds.large),
      reads: new WorkLine(bounds.reads),
      small: new WorkLine(bounds.small),
      largeQueries: new WorkLine(bounds.largeQueries),
      smallQueries: new WorkLine(bounds.smallQueries),
    };
  }

  /** What is in work and what waits, of each line. */
  get state(): WorkState {
    const of = ({ used, waiting }: WorkLine): LineState => ({ used, waiting });
    const { large, reads, small, largeQueries, smallQueries } = this.#lines;
    return {
      bodies: of(large),
      reads: of(reads),
      small: of(small),
      large_queries: of(largeQueries),
      small_queries: of(smallQueries),
    };
  }

  /**
   * Takes a place for a body.
   * @param jsonBytes its size, in bytes.
   * @param left aborted when no client waits for it any more.
   * @throws ApiError 503 `busy` when there is no place for it.
   */
  async take(jsonBytes: number, left: AbortSignal): Promise<GiveBack> {
    return this.#take('large', jsonBytes, left);
  }

  /** The same for what is read of a job. */
  async takeForRead({ bytes, cells }: ReadCost, left: AbortSignal): Promise<GiveBack> {
    if (cells === 0) return this.#take('reads', bytes, left);
    const isLarge = bytes > SMALL_BYTES || cells > SMALL_CELLS;
    // The connection first, for every read: a read that waits for memory only waits for reads that hold both.
    const query = await this.#lines[isLarge ? 'largeQueries' : 'smallQueries'].take(1, left);
    try {
      const memory = await this.#take('reads', bytes, left);
      return () => [memory, query].forEach((giveBack) => giveBack());
    } catch (error) {
      query();
      throw error;
    }
  }

  async #take(large: 'large' | 'reads', jsonBytes: number, left: AbortSignal): Promise<GiveBack> {
    const line = this.#lines[jsonBytes > SMALL_BYTES ? large : 'small'];
    return line.take(MEMORY_FACTOR * jsonBytes, left);
  }
}
