import { setTimeout as pause } from 'node:timers/promises';
import { outsideOfSpans } from '@beacon/observability';
import { OutboxRelay } from '@beacon/outbox';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { PlanningPass } from './planning-pass.js';
import type { PassOutcome } from './planning-pass.js';

const TICK_MS = 1_000;
/**
 * From the begin of a pass to that of the next, at least. A pass reads whatever happens, and a busy recorder gives a hint with every
 * batch: windows hold more work than is done in this time.
 */
const SPACING_MS = 50;
/** When another planner held the lock, what woke this one may have come after that one had read. */
const LOCKED_PAUSE_MS = 50;

/** Runs planning passes: one at a time, soon after each hint and after one that left something, and every second without any hint. */
@Injectable()
export class PlanningScheduler implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #logger = new Logger('Planner');
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #wanted = false;
  #stopped = false;
  #suspended = false;
  #beganAt = -Infinity;

  constructor(
    @Inject(PlanningPass) private readonly pass: Pick<PlanningPass, 'run'>,
    @Inject(OutboxRelay) private readonly relay: Pick<OutboxRelay, 'wake'>,
  ) {}

  onApplicationBootstrap(): void {
    this.start();
  }

  /** After the last message is settled; before the outbox relay, the broker and the database, which the pass in flight still needs. */
  async onApplicationShutdown(): Promise<void> {
    await this.stop();
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), TICK_MS);
    this.wake();
  }

  /** Asks for a pass. Hints that come during a pass are answered by one more. */
  wake(): void {
    if (this.#stopped || this.#suspended) return;
    this.#wanted = true;
    this.#running ??= outsideOfSpans(() => this.#run()).finally(() => (this.#running = undefined));
  }

  /** The broker is away: a pass would wait for it and hold its jobs meanwhile. */
  suspend(): void {
    this.#suspended = true;
  }

  /** The broker is back: plans at once. */
  resume(): void {
    this.#suspended = false;
    this.wake();
  }

  /** Stops after the pass in flight. */
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
