import { getHeapStatistics } from 'node:v8';
import { Inject, Injectable } from '@nestjs/common';
import { SMALL_BYTES } from '../http/server/body-admission.js';
import type { BodyAdmission } from '../http/server/body-admission.js';
import type { GiveBack } from '../http/server/request-places.js';
import { WorkLine } from './work-line.js';
import type { LineBounds } from './work-line.js';

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
    // The connection first, for all alike: whoever waits for memory waits for those who have both.
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
