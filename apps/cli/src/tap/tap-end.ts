import { JobEnd } from './job-end.js';
import type { KnownEvent } from './sinks/sink.js';

/** When a tap ends by itself. */
export interface EndRules {
  /** When all events of these jobs came; null for no such rule. */
  readonly jobs: readonly string[] | null;
  /** When it has read what the stream holds. */
  readonly isAtCaughtUp: boolean;
  /** When it has written so many events; null for no limit. */
  readonly limit: number | null;
}

/** Why a tap ended. */
export type EndReason = 'jobs_ended' | 'events_missing' | 'caught_up' | 'limit' | 'interrupted';

/** Knows when a tap is to end. */
export class TapEnd {
  readonly #jobs: readonly JobEnd[];
  #isCaughtUp = false;
  #written = 0;

  /** @param isCounted whether the tap takes every execution of its jobs. */
  constructor(
    private readonly rules: EndRules,
    isCounted: boolean,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.#jobs = (rules.jobs ?? []).map((id) => new JobEnd(id, isCounted, now()));
  }

  /** How many events may still be written. */
  get room(): number {
    return this.rules.limit === null ? Infinity : this.rules.limit - this.#written;
  }

  /** Jobs of which events are missing, and how many. */
  get missing(): readonly { readonly jobId: string; readonly events: number }[] {
    return this.#jobs.flatMap(({ jobId, missing }) =>
      missing > 0 ? [{ jobId, events: missing }] : [],
    );
  }

  /** An event came, or was there before; repeats may be told again. */
  take(event: KnownEvent): void {
    for (const job of this.#jobs) job.take(event, this.now());
  }

  wrote(events: number): void {
    this.#written += events;
  }

  /** All that the stream holds was read. */
  caughtUp(): void {
    this.#isCaughtUp = true;
  }

  /** Null while it goes on. */
  reason(): EndReason | null {
    if (this.room <= 0) return 'limit';
    if (this.rules.isAtCaughtUp && this.#isCaughtUp) return 'caught_up';
    if (this.rules.jobs === null) return null;
    const standings = this.#jobs.map((job) => job.standing(this.now()));
    if (standings.includes('open')) return null;
    return standings.includes('short') ? 'events_missing' : 'jobs_ended';
  }
}
