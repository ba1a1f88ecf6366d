import { getHeapStatistics } from 'node:v8';
import { WorkLine } from './work-line.js';
import type { GiveBack, LineBounds } from './work-line.js';

/** A body or a specification up to this size is small work, in bytes: it never waits behind large work. */
export const SMALL_BYTES = 65_536;

/** Bytes of memory for each byte of JSON that is worked on: its text, its values, what is made of them, and the row that is stored. */
const MEMORY_FACTOR = 6;
/** Share of the heap that large bodies may take, and large reads as well; small work may take half as much. Most of bodies is outside of the heap. */
const LARGE_SHARE = 1 / 3;
const SMALL_PART = 1 / 2;

/** How much work is let in, and how much waits. */
export interface WorkBounds {
  readonly large: LineBounds;
  readonly reads: LineBounds;
  readonly small: LineBounds;
}

/**
 * Bounds for a heap.
 * @param largeBytes memory for large work; a third of the heap of this process unless said otherwise.
 */
export function workBounds(
  largeBytes = Math.floor(getHeapStatistics().heap_size_limit * LARGE_SHARE),
): WorkBounds {
  return {
    large: { capacity: largeBytes, mostWaiting: 32, mostWaitMs: 15_000, retryAfterSeconds: 5 },
    reads: { capacity: largeBytes, mostWaiting: 500, mostWaitMs: 15_000, retryAfterSeconds: 5 },
    small: {
      capacity: Math.floor(largeBytes * SMALL_PART),
      mostWaiting: 1_000,
      mostWaitMs: 10_000,
      retryAfterSeconds: 2,
    },
  };
}

/**
 * Admits work that takes memory: bodies before they are read, and reads of jobs before they are made. Beyond the budget it waits for
 * a while and is then refused, so that the process never holds more than it can. Small work has a line of its own.
 */
export class WorkQueue {
  readonly #large: WorkLine;
  readonly #reads: WorkLine;
  readonly #small: WorkLine;

  constructor(bounds: WorkBounds = workBounds()) {
    this.#large = new WorkLine(bounds.large);
    this.#reads = new WorkLine(bounds.reads);
    this.#small = new WorkLine(bounds.small);
  }

  /** What is in work and what waits, for metrics and logs. */
  get state() {
    const of = ({ used, waiting }: WorkLine) => ({ used, waiting });
    return { large: of(this.#large), reads: of(this.#reads), small: of(this.#small) };
  }

  /**
   * Takes a place for a body.
   * @param jsonBytes its size, in bytes.
   * @param left aborted when nobody waits for it any more.
   * @throws ApiError 503 `busy` when there is no place for it.
   */
  async take(jsonBytes: number, left: AbortSignal): Promise<GiveBack> {
    return this.#take(this.#large, jsonBytes, left);
  }

  /** The same for what is read of a job. */
  async takeForRead(jsonBytes: number, left: AbortSignal): Promise<GiveBack> {
    return this.#take(this.#reads, jsonBytes, left);
  }

  async #take(large: WorkLine, jsonBytes: number, left: AbortSignal): Promise<GiveBack> {
    const line = jsonBytes > SMALL_BYTES ? large : this.#small;
    return line.take(MEMORY_FACTOR * jsonBytes, left);
  }
}
