import { setTimeout as pause } from 'node:timers/promises';
import { Bus, JetStreamPublisher, RetryLaterError } from '@beacon/bus';
import { cellResult, resultSubject, streams } from '@beacon/contracts';
import type { CellAddress, CellResultV1 } from '@beacon/contracts';
import { traceHeaders } from '@beacon/observability';
import { Inject, Injectable } from '@nestjs/common';
import { StoredResultCheck } from '../signing/stored-result-check.js';
import type { StoredMessage } from '../signing/stored-result-check.js';
import { AttemptLog } from './attempt-log.js';
import { BrokerRequests } from './broker-requests.js';

const LOOKS = 4;
const LOOK_AGAIN_MS = 250;
/** How long the recorder is given to free a subject from a result that it refuses, in milliseconds. */
const FREED_WITHIN_MS = 60_000;

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
    private readonly check: StoredResultCheck,
  ) {}

  /**
   * The claim check: whether a cell's round has its result already. Asked before every paid request, and repeated until the
   * broker answers.
   * @param waiting ends the repeating.
   * @throws RetryLaterError when the process stops before that, or a result is there that the recorder is to remove.
   */
  async hasResult(address: CellAddress, waiting: AbortSignal): Promise<boolean> {
    const message = await this.requests.untilAnswered('claim check', waiting, () =>
      this.#read(address),
    );
    if (message === null) return false;
    if (this.#isResult(message, address)) return true;
    // Nothing is paid for while a forged result holds the subject: what is asked now could not be stored.
    throw new RetryLaterError('a result that is refused holds its subject', LOOK_AGAIN_MS);
  }

  /** Whatever it is, where nothing is checked: a message there is the cell's result. */
  #isResult(message: StoredMessage, address: CellAddress): boolean {
    return !this.check.isOn || this.check.read(message, address) !== null;
  }

  /**
   * Tries until the broker has stored the result or says that there is one: the answer has been paid for, so an
   * outage of the broker is waited out while the task stays held.
   * @throws RetryLaterError when the process stops before that.
   */
  async publish(result: CellResultV1, signal: AbortSignal): Promise<ResultFate> {
    const subject = resultSubject(result);
    const body = cellResult.encode(result);
    const options = { onlyFirst: true, headers: traceHeaders() };
    const until = performance.now() + FREED_WITHIN_MS;
    for (;;) {
      const outcome = await this.requests.untilAnswered('result', signal, () =>
        this.publisher.publish(subject, body, options),
      );
      if (outcome === 'stored') return 'stored';
      const stored = await this.#stored(result, signal);
      // Stored already, it may be by this very process, whose first try was acknowledged into a broken connection.
      if (stored !== 'refused' && isSame(stored, result)) return 'stored';
      // One that the recorder refuses does not win: its subject is free in a moment, if it is not by now, and the answer has been paid for.
      if (!this.#isFreed(stored) || performance.now() > until) break;
      await this.#pause(signal);
    }
    await this.requests.untilAnswered('late result', signal, () => this.attempts.keepLate(result));
    return 'late';
  }

  /** Whether the subject is free, or about to be, of a result that is refused. */
  #isFreed(stored: CellResultV1 | 'refused' | null): boolean {
    return stored === 'refused' || (stored === null && this.check.isOn);
  }

  /** The result that is there, as the broker says; a replica that has not got it yet is asked again. */
  async #stored(
    address: CellAddress,
    signal: AbortSignal,
  ): Promise<CellResultV1 | 'refused' | null> {
    for (let look = 1; ; look += 1) {
      const message = await this.requests.untilAnswered('look at the stored result', signal, () =>
        this.#read(address),
      );
      if (message !== null) return this.check.read(message, address) ?? 'refused';
      if (look === LOOKS) return null;
      await pause(LOOK_AGAIN_MS);
    }
  }

  async #pause(signal: AbortSignal): Promise<void> {
    await pause(LOOK_AGAIN_MS, undefined, { signal }).catch((cause: unknown) => {
      throw new RetryLaterError('stopped before a refused result was removed', 0, { cause });
    });
  }

  async #read(address: CellAddress): Promise<StoredMessage | null> {
    return this.bus.manager.direct.getMessage(streams.results, {
      last_by_subj: resultSubject(address),
    });
  }
}

/** A forged result may bear this executor's name: where results are signed, the signatures must be the same. */
function isSame(stored: CellResultV1 | null, result: CellResultV1): boolean {
  return (
    stored !== null &&
    stored.evidence.executorId === result.evidence.executorId &&
    stored.startedAt === result.startedAt &&
    stored.signed?.signature === result.signed?.signature
  );
}
