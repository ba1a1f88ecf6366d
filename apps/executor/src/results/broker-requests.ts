import { retryWhileUnavailable } from '@beacon/bounds';
import { Bus, RetryLaterError, watchConnection } from '@beacon/bus';
import { ContractError } from '@beacon/contracts';
import { Seldom } from '@beacon/observability';
import { Inject, Injectable, Logger } from '@nestjs/common';

const LONGEST_PAUSE_MS = 2_000;

/** Asks the broker until it answers, however long it is away. */
@Injectable()
export class BrokerRequests {
  readonly #logger = new Logger('Executor');
  readonly #seldom = new Seldom();
  /** Requests under way, by what is to be done when the connection is there again. */
  readonly #asking = new Set<() => void>();

  constructor(@Inject(Bus) bus: Pick<Bus, 'connection'>) {
    watchConnection(bus.connection, (change) => {
      if (change === 'back') for (const askAgain of this.#asking) askAgain();
    });
  }

  /**
   * Repeats a request until it is answered: an in-flight task stays held while the broker is away, because giving it back
   * could neither be received nor help.
   * @param what is asked, for the log, such as `claim check`.
   * @param signal ends the waiting; one last request is made then.
   * @param request must be safe to repeat.
   * @throws RetryLaterError when that fails, too; ContractError when the answer is not valid.
   */
  async untilAnswered<Answer>(
    what: string,
    signal: AbortSignal,
    request: () => Promise<Answer>,
  ): Promise<Answer> {
    try {
      return await retryWhileUnavailable(() => this.#answerTo(request), {
        // An answer, though no good one: asking again does not mend it.
        isUnavailable: (error) => !(error instanceof ContractError),
        signal,
        hasLastTry: true,
        longestPauseMs: LONGEST_PAUSE_MS,
        onUnavailable: (error) => this.#warn(what, error),
      });
    } catch (error) {
      if (error instanceof ContractError) throw error;
      throw new RetryLaterError(`stopped before the ${what} was answered`, 0, { cause: error });
    }
  }

  /** A broken connection loses what was asked over it, whose time limit is longer than most breaks. */
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

  #warn(what: string, error: unknown): void {
    this.#seldom.pass(what, (keptBack) => {
      this.#logger.warn({ event: 'broker.no_answer', what, error: String(error), keptBack });
    });
  }
}
