import { setTimeout as pause } from 'node:timers/promises';
import { RetryLaterError, watchConnection } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { ContractError } from '@beacon/contracts';
import { Seldom } from '@beacon/observability';
import { Logger } from '@nestjs/common';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

/** Waits for the broker's answers, however long it is away. */
export class Patience {
  readonly #logger = new Logger('Executor');
  readonly #seldom = new Seldom();
  /** Requests under way, by what is to be done when the connection is there again. */
  readonly #asking = new Set<() => void>();

  constructor(bus: Pick<Bus, 'connection'>) {
    watchConnection(bus.connection, (change) => {
      if (change === 'back') for (const askAgain of this.#asking) askAgain();
    });
  }

  /**
   * Repeats a request until it is answered: a task in hand stays in hand while the broker is away, because giving it back
   * could neither be heard nor help.
   * @param what is asked, for the log, such as `claim check`.
   * @param signal ends the patience; one last request is made then.
   * @param request must be safe to repeat.
   * @throws RetryLaterError when that fails, too; ContractError when the answer is not valid.
   */
  async untilAnswered<Answer>(
    what: string,
    signal: AbortSignal,
    request: () => Promise<Answer>,
  ): Promise<Answer> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      try {
        return await this.#answerTo(request);
      } catch (error) {
        // An answer, though no good one: asking again does not mend it.
        if (error instanceof ContractError) throw error;
        if (signal.aborted) throw new RetryLaterError(`stopped before the ${what} was answered`, 0);
        this.#seldom.pass(what, (keptBack) => {
          this.#logger.warn({ event: 'broker.no_answer', what, error: String(error), keptBack });
        });
      }
      // Woken by the signal, it tries a last time.
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** A broken connection swallows what was asked over it, whose time limit is longer than most breaks. */
  async #answerTo<Answer>(request: () => Promise<Answer>): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      const ask = (): void => {
        request()
          .then(resolve, reject)
          .finally(() => this.#asking.delete(ask));
      };
      this.#asking.add(ask);
      ask();
    });
  }
}
