import type { Bus, JetStreamPublisher } from '@beacon/bus';
import { attemptSubject, cellAttempt, momentOf, streams } from '@beacon/contracts';
import type { CellAddress, CellAttemptV1, CellResultV1, ExecuteTaskV1 } from '@beacon/contracts';
import type { FailedAttempt } from '../provider/attempt.js';
import { storableText } from '../result/storable-text.js';

const CODE_LIMIT = 100;
const MESSAGE_LIMIT = 1_000;

/** The attempts of cells, kept at the broker: so they are counted over crashes, replicas and lost delivery counts. */
export class AttemptLog {
  constructor(
    private readonly bus: Pick<Bus, 'manager'>,
    private readonly publisher: Pick<JetStreamPublisher, 'publish'>,
    private readonly executorId: string,
  ) {}

  /**
   * How many attempts of a cell's round the broker knows of.
   * @throws Error when it does not answer.
   */
  async count(address: CellAddress): Promise<number> {
    const last = await this.bus.manager.direct.getMessage(streams.attempts, {
      last_by_subj: attemptSubject(address),
    });
    return last === null ? 0 : cellAttempt.decode(last.data).number;
  }

  /**
   * Keeps an attempt that brought no result. Safe to repeat.
   * @throws Error when the broker does not store it.
   */
  async keepFailed(task: ExecuteTaskV1, attempt: FailedAttempt, number: number): Promise<void> {
    const { code, message, httpStatus, retryAfterMs } = attempt.failure;
    await this.#keep({
      ...cellOf(task),
      number,
      executorId: this.executorId,
      kind: 'failed',
      error: {
        code: storableText(code, CODE_LIMIT).text,
        message: storableText(message, MESSAGE_LIMIT).text,
        httpStatus,
      },
      retryAfterMs,
      startedAt: momentOf(attempt.startedAt),
      completedAt: momentOf(attempt.completedAt),
      result: null,
    });
  }

  /**
   * Keeps a result that came when its cell's round had one. Safe to repeat.
   * @throws Error when the broker does not store it.
   */
  async keepLate(result: CellResultV1): Promise<void> {
    await this.#keep({
      ...cellOf(result),
      number: Math.max(1, result.attempts),
      executorId: this.executorId,
      kind: 'late',
      error: result.error,
      retryAfterMs: null,
      startedAt: result.startedAt,
      completedAt: result.completedAt,
      result,
    });
  }

  async #keep(attempt: CellAttemptV1): Promise<void> {
    const subject = attemptSubject(attempt);
    const { kind, number, startedAt } = attempt;
    await this.publisher.publish(subject, cellAttempt.encode(attempt), {
      // A repeat whose acknowledgement was lost is no second attempt.
      messageId: `${subject}:${kind}:${number}:${this.executorId}:${startedAt}`,
    });
  }
}

function cellOf({
  jobId,
  region,
  model,
  cell,
  round,
  questionId,
  repeat,
}: ExecuteTaskV1 | CellResultV1): Pick<
  CellAttemptV1,
  'jobId' | 'region' | 'model' | 'cell' | 'round' | 'questionId' | 'repeat'
> {
  return { jobId, region, model, cell, round, questionId, repeat };
}
