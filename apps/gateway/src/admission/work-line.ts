import { randomInt } from 'node:crypto';
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
  /** What those are told that find no place; a random number of seconds from here to twice that, so that they do not come back together. */
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
    // In the order of their coming: a small one that overtook a large one could keep it waiting for good.
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
