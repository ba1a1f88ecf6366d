import { Injectable } from '@nestjs/common';
import { Clock } from '../settings/clock.js';

const MIN_INTERVAL_SECONDS = 0.02;
const SMOOTHING_SECONDS = 0.5;

/** How fast each lane records executions, from the counters that each pass reads. */
@Injectable()
export class PaceMeter {
  readonly #lanes = new Map<string, { recorded: number; at: number; rate: number }>();

  constructor(private readonly clock: Clock = new Clock()) {}

  /**
   * Takes the executions recorded so far in a lane, over all running jobs.
   * @returns executions per second, smoothed over about half a second; 0 at first.
   */
  observe(lane: string, recorded: number): number {
    const at = this.clock.now();
    const before = this.#lanes.get(lane);
    // A job that ended takes its executions out of the sum: start measuring again.
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
