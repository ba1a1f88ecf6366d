import { JetStreamPublisher } from '@beacon/bus';
import { ContractError, parseCellSubject, streams } from '@beacon/contracts';
import type { CellAddress } from '@beacon/contracts';
import { findCellExecution } from '@beacon/persistence';
import type { CellExecution } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { JobRetry } from '../control/job-retry.js';
import { ApiError } from '../http/errors/api-error.js';
import { refused } from '../http/errors/http-errors.js';
import type { Caller } from '../http/caller.js';
import { DeadLetterBox } from './dead-letter-box.js';
import type { DeadLetter } from './dead-letter.js';
import type { ReplayView } from './dead-letter.view.js';

/** Who asks, and why. */
export interface AdminWish {
  readonly caller: Caller;
  readonly reason: string | null;
}

type Replayed = Pick<ReplayView, 'action' | 'subject' | 'job_id'>;

/** Gives dead letters another chance, or forgets them. Each leaves an audit row. */
@Injectable()
export class DeadLetterReplay {
  constructor(
    private readonly orm: MikroORM,
    private readonly box: DeadLetterBox,
    private readonly publisher: JetStreamPublisher,
    private readonly retries: JobRetry,
  ) {}

  /**
   * Puts a dead letter back where it came from. A task whose cell is recorded as failed meanwhile would change nothing
   * any more: the cell's next round is started instead, for which the letter need not be whole.
   * @throws ApiError when it is gone, is cut or cannot be replayed otherwise, or its cell has a result.
   */
  async replay(sequence: string, wish: AdminWish): Promise<Replayed> {
    const letter = await this.box.get(sequence);
    const { subject } = letter;
    if (subject === null) throw notReplayable();
    const cell = cellOf(letter, subject);
    const execution =
      cell === null ? null : await findCellExecution(this.orm.em.fork(), placeOf(cell));
    const done =
      execution === null
        ? await this.#republish(letter, subject, cell)
        : await this.#retry(execution, subject, wish);
    await this.#trace('dead_letter.replay', letter, wish, done);
    // Last of all: a crash before it repeats what is safe to repeat.
    await this.box.delete(letter);
    return done;
  }

  /**
   * Forgets a dead letter.
   * @throws ApiError when it is gone.
   */
  async forget(sequence: string, wish: AdminWish): Promise<number> {
    const letter = await this.box.get(sequence);
    await this.#trace('dead_letter.delete', letter, wish, null);
    await this.box.delete(letter);
    return letter.sequence;
  }

  async #republish(
    letter: DeadLetter,
    subject: string,
    cell: CellAddress | null,
  ): Promise<Replayed> {
    const { data, headers, sequence } = letter;
    if (letter.cutFrom !== null) throw cut(data.byteLength, letter.cutFrom.size);
    const messageId = `replay:${sequence}:${letter.keptAt.getTime()}`;
    const outcome = await this.publisher.publish(subject, data, { messageId, headers });
    const action = outcome === 'stored' ? 'republished' : 'already_queued';
    return { action, subject, job_id: cell?.jobId ?? null };
  }

  async #retry(execution: CellExecution, subject: string, wish: AdminWish): Promise<Replayed> {
    const { id, jobId, status } = execution;
    if (status !== 'failed') throw alreadyRecorded(execution);
    const outcome = await this.retries.retry(
      { ...wish, jobId },
      {
        statuses: ['failed'],
        regions: null,
        modelIds: null,
        questionIds: null,
        executionId: id,
      },
    );
    if (outcome.exhausted > 0) throw exhausted(execution);
    const action = outcome.retried > 0 ? 'retried' : 'already_retrying';
    return { action, subject, job_id: jobId };
  }

  async #trace(
    action: string,
    letter: DeadLetter,
    { caller, reason }: AdminWish,
    done: Replayed | null,
  ): Promise<void> {
    const { sequence, subject, stream, reason: deadReason } = letter;
    const facts = { sequence, subject, stream, dead_reason: deadReason };
    const cell = subject === null ? null : cellOf(letter, subject);
    await recordAudit(this.orm.em.fork(), {
      caller,
      action,
      jobId: cell?.jobId ?? null,
      region: cell?.region ?? null,
      modelId: cell?.model ?? null,
      reason,
      details: done === null ? facts : { ...facts, action: done.action },
    });
  }
}

/** The cell that a task or a result is about; null for other messages. */
function cellOf({ stream }: DeadLetter, subject: string): CellAddress | null {
  try {
    const cell = parseCellSubject(subject);
    const isWork = stream === streams.results || stream === streams.tasks(cell.region);
    return isWork ? cell : null;
  } catch (error) {
    if (error instanceof ContractError) return null;
    throw error;
  }
}

function placeOf({ jobId, region, model, cell }: CellAddress) {
  return { jobId, region, modelId: model, cell };
}

function notReplayable(): ApiError {
  const message = 'its original subject is not known: it can only be deleted';
  return ApiError.conflict('not_replayable', message);
}

function cut(kept: number, size: number): ApiError {
  const message = `its body was too large to be kept whole: of ${size} bytes there are ${kept}, and a part of a message is not put back`;
  return ApiError.conflict('dead_letter_cut', message);
}

function alreadyRecorded({ id, status }: CellExecution): ApiError {
  const message = `its cell is recorded as ${status} by execution ${id}: a replay would change nothing, delete the dead letter`;
  return ApiError.conflict('cell_recorded', message);
}

function exhausted({ id }: CellExecution): ApiError {
  const message = `execution ${id} failed, and its cell was retried as often as this installation allows`;
  return refused(429, 'max_retries_reached', message);
}
