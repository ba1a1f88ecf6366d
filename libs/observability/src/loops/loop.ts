import { Logger } from '@nestjs/common';
import { Seldom } from '../logging/seldom.js';

/** What a loop does. */
export interface LoopOptions {
  /** Names it in the log. */
  readonly name: string;
  /** Whose log it is. @default Planner */
  readonly context?: string;
  /** From the start of one turn to that of the next, in milliseconds. */
  readonly intervalMs: number;
  readonly turn: () => Promise<void>;
}

/**
 * Repeats a turn: at its start, at every interval, and when it is woken; one at a time. A turn that fails is logged, the same
 * failure once in ten seconds, and the next pass runs anyway: this is how the loops ride out outages of the broker and the database.
 */
export class Loop {
  readonly #seldom = new Seldom();
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #isWanted = false;
  #isStopped = false;

  readonly #logger: Logger;

  constructor(private readonly options: LoopOptions) {
    this.#logger = new Logger(options.context ?? 'Planner');
  }

  start(): void {
    this.#timer = setInterval(() => this.wake(), this.options.intervalMs);
    this.wake();
  }

  /** Asks for a turn now. Requests that come during a turn are answered by one more. */
  wake(): void {
    if (this.#isStopped) return;
    this.#isWanted = true;
    this.#running ??= this.#run().finally(() => (this.#running = undefined));
  }

  /** Stops after the turn in flight. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#isWanted && !this.#isStopped) {
      this.#isWanted = false;
      try {
        await this.options.turn();
      } catch (error) {
        const said = String(error);
        this.#seldom.pass(said, (keptBack) => {
          this.#logger.warn({ event: `${this.options.name}.failed`, error: said, keptBack });
        });
      }
    }
  }
}
