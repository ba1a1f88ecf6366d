import { Injectable } from '@nestjs/common';

/** A job of which no further call fits below its cost limit. Money is in nanodollars. */
export interface ReachedLimit {
  readonly jobId: string;
  readonly limit: number;
  /** What had been spent when that was found. */
  readonly spent: number;
}

/** What planning passes have found, for who closes such jobs: a pass holds the lock that closing needs. Whoever forgets finds it again. */
@Injectable()
export class ReachedLimits {
  readonly #found = new Map<string, ReachedLimit>();

  note(reached: ReachedLimit): void {
    this.#found.set(reached.jobId, reached);
  }

  /** Takes what was found since the last time. */
  take(): readonly ReachedLimit[] {
    const found = [...this.#found.values()];
    this.#found.clear();
    return found;
  }
}
