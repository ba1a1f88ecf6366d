import { setTimeout as pause } from 'node:timers/promises';
import { Bus, JetStreamPublisher } from '@beacon/bus';
import { cellResult, resultSubject, streams } from '@beacon/contracts';
import type { CellAddress, CellResultV1 } from '@beacon/contracts';
import { Inject, Injectable } from '@nestjs/common';
import { AttemptLog } from './attempt-log.js';
import { BrokerRequests } from './broker-requests.js';

const LOOKS = 4;
const LOOK_AGAIN_MS = 250;

/** Result of a result: it is the cell's, or came when the cell had one and is kept for audit. */
export type ResultFate = 'stored' | 'late';

/** The results that the broker has; the first result of a cell's round wins. */
@Injectable()
export class ResultStore {
  constructor(
    @Inject(Bus) private readonly bus: Pick<Bus, 'manager'>,
    @Inject(JetStreamPublisher) private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
    private readonly requests: BrokerRequests,
    private readonly attempts: AttemptLog,
  ) {}

  /**
   * The claim check: whether a cell's round has its result already. Asked before every paid request, and repeated until the
   * broker answers.
   * @param waiting ends the repeating.
   * @throws RetryLaterError when the process stops before that.
   */
  async hasResult(address: CellAddress, waiting: AbortSignal): Promise<boolean> {
    return this.requests.untilAnswered(
      'claim check',
      waiting,
      async () => (await this.#read(address)) !== null,
    );
  }

  /**
   * Tries until the broker has stored the result or says that there is one: the answer has been paid for, so an
   * outage of the broker is waited out while the task stays held.
   * @throws RetryLaterError when the process stops before that.
   */
  async publish(result: CellResultV1, signal: AbortSignal): Promise<ResultFate> {
    const subject = resultSubject(result);
    const body = cellResult.encode(result);
    const outcome = await this.requests.untilAnswered('result', signal, () =>
      this.publisher.publish(subject, body, { onlyFirst: true }),
    );
    // Stored already, it may be by this very process, whose first try was acknowledged into a broken connection.
    if (outcome === 'stored' || (await this.#isOurs(result, signal))) return 'stored';
    await this.requests.untilAnswered('late result', signal, () => this.attempts.keepLate(result));
    return 'late';
  }

  async #isOurs(result: CellResultV1, signal: AbortSignal): Promise<boolean> {
    const stored = await this.#stored(result, signal);
    return (
      stored !== null &&
      stored.evidence.executorId === result.evidence.executorId &&
      stored.startedAt === result.startedAt
    );
  }

  /** The result that is there, as the broker says; a replica that has not got it yet is asked again. */
  async #stored(address: CellAddress, signal: AbortSignal): Promise<CellResultV1 | null> {
    for (let look = 1; ; look += 1) {
      const stored = await this.requests.untilAnswered(
        'look at the stored result',
        signal,
        async () => {
          const message = await this.#read(address);
          return message === null ? null : cellResult.decode(message.data);
        },
      );
      if (stored !== null || look === LOOKS) return stored;
      await pause(LOOK_AGAIN_MS);
    }
  }

  async #read(address: CellAddress): Promise<{ readonly data: Uint8Array } | null> {
    return this.bus.manager.direct.getMessage(streams.results, {
      last_by_subj: resultSubject(address),
    });
  }
}
