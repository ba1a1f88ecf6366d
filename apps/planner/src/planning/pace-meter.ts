/** How fast each lane records executions, from the counters that each pass reads. */
export class PaceMeter {
  readonly #lanes = new Map<string, { recorded: number; at: number; rate: number }>();

  /** @param now in milliseconds; for tests. */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /**
   * Takes the executions recorded so far in a lane, over all running jobs.
   * @returns executions per second, smoothed over about half a second; 0 at first.
   */
  observe(lane: string, recorded: number): number {
    const at = this.now();
    const before = this.#lanes.get(lane);
    // A job that ended takes its executions out of the sum: measure anew.
    if (!before || recorded < before.recorded) {
      this.#lanes.set(lane, { recorded, at, rate: before?.rate ?? 0 });
      return before?.rate ?? 0;
    }
    const seconds = (at - before.at) / 1000;
    if (seconds < MIN_INTERVAL_SECONDS) return before.rate;
    const weight = 1 - Math.exp(-seconds / SMOOTHING_SECONDS);
    const rate = before.rate + weight * ((recorded - before.recorded) / seconds - before.rate);
    this.#lanes.set(lane, { recorded, at, rate });
    return rate;
  }
}

const MIN_INTERVAL_SECONDS = 0.02;
const SMOOTHING_SECONDS = 0.5;
