import { Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../settings/clock.js';

/** A count at a time. */
interface Mark {
  readonly at: number;
  readonly recorded: number;
}

const KEPT_LANES = 20_000;

interface Progress {
  /** From where the pace is measured, half a span or a whole one ago. */
  from: Mark;
  /** From where it is measured next. */
  next: Mark;
  /** When the count was another the last time. */
  moved: Mark;
}

/**
 * How fast each lane of a job goes, over a span long enough for lanes with an answer every few seconds: from the counters that
 * each pass reads.
 */
@Injectable()
export class ProgressMeter {
  readonly #lanes: LRUCache<string, Progress>;

  /** @param kept lanes that are remembered; those that were not observed for longest are forgotten. @default 20000 */
  constructor(
    private readonly clock: Clock = new Clock(),
    @Optional() kept: number = KEPT_LANES,
  ) {
    this.#lanes = new LRUCache({ max: kept });
  }

  /**
   * Takes the executions that a lane of a job has.
   * @returns executions per second over the last span or half of it, the next one counted in, so that a lane that has just begun is
   * given time; null when there was none for a whole span.
   */
  observe(lane: string, recorded: number, spanMs: number): number | null {
    const here = { at: this.clock.now(), recorded };
    const known = this.#lanes.get(lane) ?? { from: here, next: here, moved: here };
    this.#lanes.set(lane, known);
    if (recorded !== known.moved.recorded) known.moved = here;
    if (here.at - known.next.at >= spanMs / 2) {
      known.from = known.next;
      known.next = here;
    }
    if (here.at - known.moved.at >= spanMs) return null;
    const done = Math.max(0, recorded - known.from.recorded) + 1;
    return (done / Math.max(1, here.at - known.from.at)) * 1_000;
  }
}
