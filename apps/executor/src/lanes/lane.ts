import type { AttemptOutcome } from '../provider/attempt.js';
import { askedWaitMs } from '../provider/retry-delay.js';
import type { LaneGate } from './lane-gate.js';
import type { LaneReporter } from './lane-reporter.js';

/** A lane as this process serves it. */
export class Lane {
  constructor(
    readonly gate: LaneGate,
    private readonly reporter: LaneReporter,
  ) {}

  /**
   * Makes an attempt once the gate lets it through, and learns from what it came to.
   * @param attempt is told whether it had to wait; it comes back with null when it was not made.
   * @throws the signal's reason when that ends the waiting.
   */
  async attempt<Outcome extends AttemptOutcome | null>(
    signal: AbortSignal,
    attempt: (hasWaited: boolean) => Promise<Outcome>,
  ): Promise<Outcome> {
    return this.gate.pass(signal, async (hasWaited) => {
      const outcome = await attempt(hasWaited);
      // Before the next one is let through.
      if (outcome !== null) this.#learn(outcome);
      return outcome;
    });
  }

  /** Reports what is gathered, and lets go of timers. */
  close(): void {
    this.gate.close();
    this.reporter.close();
  }

  #learn(outcome: AttemptOutcome): void {
    if (outcome.kind === 'answered') return this.reporter.answered();
    const { failure } = outcome;
    const waitMs = failure.kind === 'permanent' ? null : askedWaitMs(failure);
    if (waitMs !== null) this.gate.shutFor(waitMs);
    // The time of the call alone: what was waited for before it, such as a broker, would make a refusal look older than it is.
    const ageMs = outcome.completedAt.getTime() - outcome.startedAt.getTime();
    this.reporter.failed(failure, ageMs);
  }
}
