import { Seldom } from '@beacon/observability';
import { Logger } from '@nestjs/common';

/** What is done every so often. */
export interface LoopOptions {
  /** Names it in the log. */
  readonly name: string;
  /** Pause between the starts of two turns, in milliseconds. */
  readonly intervalMs: number;
  readonly work: () => Promise<void>;
}

/**
 * Does something now, every so often and when it is woken: one turn at a time. A turn that fails is logged, the same failure once in ten seconds, and
 * the next one comes all the same: outages of broker and database are waited out here.
 */
export class Loop {
  readonly #logger = new Logger('Planner');
  readonly #seldom = new Seldom();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isWanted = false;
  #isStopped = false;

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.#timer = setInterval(() => this.wake(), this.options.intervalMs);
    this.wake();
  }

  /** Asks for a turn. Wishes that come during a turn are answered by one more. */
  wake(): void {
    if (this.#isStopped) return;
    this.#isWanted = true;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  /** Stops after the turn in hand. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWanted && !this.#isStopped) {
      this.#isWanted = false;
      try {
        await this.options.work();
      } catch (error) {
        const said = String(error);
        this.#seldom.pass(said, (keptBack) => {
          this.#logger.warn({ event: `${this.options.name}.failed`, error: said, keptBack });
        });
      }
    }
  }
}
