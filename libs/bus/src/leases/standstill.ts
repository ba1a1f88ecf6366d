const TURN_EVERY_MS = 250;
/** A pause shorter than this is that of an ordinary timer on a busy machine. */
const NOTICED_MS = 2 * TURN_EVERY_MS;

/**
 * Knows how long a message that is read now may have waited unread in this process, because its event loop stood still: its lease
 * began when the broker sent it.
 */
export class Standstill {
  #turnedAt = performance.now();
  #lastedMs = 0;
  #timer: NodeJS.Timeout | undefined;

  /** Begins to watch the event loop. Call before messages are asked for. */
  start(): void {
    this.#turnedAt = performance.now();
    this.#timer = setInterval(() => this.#turn(), TURN_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** At most so many milliseconds; 0 when the loop turns as it should, or is not watched. */
  get unreadMs(): number {
    if (this.#timer === undefined) return 0;
    const sinceTurnMs = performance.now() - this.#turnedAt;
    return Math.max(this.#lastedMs, sinceTurnMs >= NOTICED_MS ? sinceTurnMs : 0);
  }

  #turn(): void {
    const now = performance.now();
    const pausedMs = now - this.#turnedAt;
    this.#turnedAt = now;
    if (pausedMs < NOTICED_MS) return;
    this.#lastedMs = pausedMs;
    // Timers run before what came meanwhile is read: it has been read when the second immediate after them runs.
    setImmediate(() =>
      setImmediate(() => {
        if (this.#lastedMs === pausedMs) this.#lastedMs = 0;
      }),
    );
  }
}
