import { setTimeout as pause } from 'node:timers/promises';
import { RetryLaterError } from '@beacon/bus';
import type { JetStreamPublisher, PublishOutcome } from '@beacon/bus';
import { cellResult, resultSubject } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { Logger } from '@nestjs/common';

const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 2_000;

/** Stores results at the broker; the first result of a cell's round wins. */
export class ResultPublisher {
  readonly #logger = new Logger(ResultPublisher.name);

  constructor(private readonly publisher: JetStreamPublisher) {}

  /**
   * Tries until the broker has stored the result or says that there is one: an answer in hand has been paid for, so an
   * outage of the broker is waited out while the task stays held.
   * @throws RetryLaterError when the process stops before that.
   */
  async publish(result: CellResultV1, signal: AbortSignal): Promise<PublishOutcome> {
    const subject = resultSubject(result);
    const body = cellResult.encode(result);
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)) {
      try {
        return await this.publisher.publish(subject, body, { onlyFirst: true });
      } catch (error) {
        if (signal.aborted) throw new RetryLaterError('stopped before the result was stored', 0);
        this.#logger.warn({ event: 'result.publish_failed', subject, error: String(error) });
      }
      // Woken by the stop signal, it tries a last time.
      await pause(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
