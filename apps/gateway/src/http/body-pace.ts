/** Time that every body has, in milliseconds. */
const GRACE_MS = 10_000;
/** What must come in a second after that, on average, in bytes. */
const LEAST_PER_SECOND = 65_536;
const EVERY_MS = 1_000;

/** How quickly bodies must come. */
export interface Pace {
  readonly graceMs: number;
  readonly leastPerSecond: number;
}

/** The pace of the gateway: 10 seconds for any body, and 64 KiB a second for what takes longer. */
export const BODY_PACE: Pace = { graceMs: GRACE_MS, leastPerSecond: LEAST_PER_SECOND };

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
