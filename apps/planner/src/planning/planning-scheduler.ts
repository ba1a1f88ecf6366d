import { setTimeout as pause } from 'node:timers/promises';
import type { OutboxRelay } from '@beacon/outbox';
import { Logger } from '@nestjs/common';
import type { PassOutcome, PlanningPass } from './planning-pass.js';

const TICK_MS = 1_000;
/**
 * From the begin of a pass to that of the next, at least. A pass reads whatever happens, and a busy recorder gives a hint with every
 * batch: windows hold more work than is done in this time.
 */
const SPACING_MS = 50;
/** When another planner held the lock, what woke this one may have come after that one looked. */
const LOCKED_PAUSE_MS = 50;

/** Runs planning passes: one at a time, soon after each hint and after one that left something, and every second whatever is heard. */
export class PlanningScheduler {
  readonly #logger = new Logger('Planner');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #wanted = false;
  #stopped = false;
  #suspended = false;
  #beganAt = -Infinity;

  constructor(
    private readonly pass: Pick<PlanningPass, 'run'>,
    private readonly relay: Pick<OutboxRelay, 'wake'>,
  ) {}

  start(): void {
    this.#timer = setInterval(() => this.wake(), TICK_MS);
    this.wake();
  }

  /** Asks for a pass. Hints that come during a pass are answered by one more. */
  wake(): void {
    if (this.#stopped || this.#suspended) return;
    this.#wanted = true;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  /** The broker is away: a pass would wait for it with the jobs in its hand. */
  suspend(): void {
    this.#suspended = true;
  }

  /** The broker is back: plans at once. */
  resume(): void {
    this.#suspended = false;
    this.wake();
  }

  /** Stops after the pass in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#wanted && !this.#stopped && !this.#suspended) {
      // The first pass after a while begins at once.
      const leftMs = this.#beganAt + SPACING_MS - performance.now();
      if (leftMs > 0) await pause(leftMs);
      if (this.#stopped || this.#suspended) return;
      this.#wanted = false;
      this.#beganAt = performance.now();
      try {
        const outcome = await this.pass.run();
        this.relay.wake();
        await this.#goOn(outcome);
      } catch (error) {
        // What was not written down is planned again at the next tick, the same cells under the same subjects.
        this.#logger.error({ event: 'planning.failed', error: String(error) });
      }
    }
  }

  async #goOn(outcome: PassOutcome): Promise<void> {
    if (outcome === 'planned') return;
    if (outcome === 'locked') await pause(LOCKED_PAUSE_MS);
    this.#wanted = true;
  }
}
