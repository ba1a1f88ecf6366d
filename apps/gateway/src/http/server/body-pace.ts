import type { Pace } from './client-times.js';

const EVERY_MS = 1_000;

/** Watches that a body comes quickly enough: one that trickles would hold its place in the work queue for good. */
export class PaceWatch {
  readonly #timer: NodeJS.Timeout;
  #received = 0;
  #runMs = 0;
  #isHeld = false;

  /** @param tooSlow called once, when it does not. */
  constructor(pace: Pace, tooSlow: () => void) {
    const everyMs = Math.min(EVERY_MS, pace.graceMs);
    this.#timer = setInterval(() => {
      if (this.#isHeld) return;
      this.#runMs += everyMs;
      const due = ((this.#runMs - pace.graceMs) / 1_000) * pace.leastPerSecond;
      if (this.#runMs < pace.graceMs || this.#received > due) return;
      this.stop();
      tooSlow();
    }, everyMs);
  }

  came(bytes: number): void {
    this.#received += bytes;
  }

  /** Stops the clock while the body waits for us. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
