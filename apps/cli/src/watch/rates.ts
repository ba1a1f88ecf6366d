import { isDone, laneName } from './job-state.js';
import type { Job } from './job-state.js';

/** Counts of a moment. */
interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly recorded: ReadonlyMap<string, number>;
}

/** Rates are those of so many last milliseconds. */
const WINDOW_MS = 15_000;
/** A rate over less says little. */
const LEAST_SPAN_MS = 1_000;

/** How fast lanes are, by what was recorded in the last 15 s. */
export class Rates {
  #samples: readonly Sample[] = [];

  /** Counts of a moment, later than those before. */
  add(job: Job, at: number): void {
    const recorded = new Map(job.lanes.map((lane) => [laneName(lane), lane.recorded]));
    const kept = this.#samples.filter((_, place) => {
      const next = this.#samples[place + 1];
      // The newest from before the window stays: it is what the first one in the window grew from.
      return next === undefined || next.at > at - WINDOW_MS;
    });
    this.#samples = [...kept, { at, recorded }];
  }

  /** Executions a second of a lane; null while too little was seen. */
  of(lane: string, now: number): number | null {
    const [first] = this.#samples;
    const last = this.#samples.at(-1);
    if (first === undefined || last === undefined || now - first.at < LEAST_SPAN_MS) return null;
    const grown = (last.recorded.get(lane) ?? 0) - (first.recorded.get(lane) ?? 0);
    return (1_000 * Math.max(0, grown)) / (now - first.at);
  }

  /**
   * Milliseconds until the last lane is through at its present rate; null where that cannot be told: a lane that has cells left and
   * records none may go on at any moment.
   */
  left(job: Job, now: number): number | null {
    let longest: number | null = null;
    for (const lane of job.lanes) {
      if (isDone(lane)) continue;
      const rate = this.of(laneName(lane), now);
      if (rate === null || rate === 0) return null;
      longest = Math.max(longest ?? 0, (1_000 * (lane.expected - lane.recorded)) / rate);
    }
    return longest;
  }
}
