import { JetStreamPublisher } from '@beacon/bus';
import { ContractError, parseCellSubject, streams } from '@beacon/contracts';
import type { CellAddress } from '@beacon/contracts';
import { findCellExecution } from '@beacon/persistence';
import type { CellExecution } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { JobRetry } from '../control/job-retry.js';
import { ApiError } from '../http/errors/api-error.js';
import { refused } from '../http/errors/http-errors.js';
import type { Caller } from '../http/caller.js';
import { DeadLetterStore } from './dead-letter-store.js';
import type { DeadLetter, ReplayAction } from './dead-letter.js';

const SEQUENCE = /^[1-9]\d{0,14}$/;

/** Who changes something, and why. */
export interface AdminRequest {
  readonly caller: Caller;
  readonly reason: string | null;
}

/** A page of dead letters, oldest first. */
export interface DeadLetterPage {
  readonly letters: readonly DeadLetter[];
  readonly limit: number;
  /** The sequence after which the next page begins; null on the last page. */
  readonly next: number | null;
}

/** What was done with a dead letter. */
export interface Replayed {
  readonly sequence: number;
  readonly action: ReplayAction;
  readonly subject: string;
  readonly jobId: string | null;
}

type ReplayableLetter = DeadLetter & { readonly subject: string };

/** Shows dead letters, and replays or deletes them. Each change is recorded in the audit log. */
@Injectable()
export class DeadLettersService {
  constructor(
    private readonly em: EntityManager,
    private readonly store: DeadLetterStore,
    private readonly publisher: JetStreamPublisher,
    private readonly retries: JobRetry,
  ) {}

  /** Dead letters behind a sequence; 0 for the first page. */
  async list(after: number, limit: number): Promise<DeadLetterPage> {
    // One more than a page tells whether another page follows.
    const read = await this.store.list(after, limit + 1);
    const letters = read.slice(0, limit);
    const last = letters.at(-1);
    return { letters, limit, next: read.length > limit && last ? last.sequence : null };
  }

  /**
   * One dead letter.
   * @param sequence as it stands in the path.
   * @throws ApiError when there is none of this sequence.
   */
  async get(sequence: string): Promise<DeadLetter> {
    const letter = SEQUENCE.test(sequence) ? await this.store.find(Number(sequence)) : null;
    if (letter === null) throw ApiError.notFound('dead letter', sequence);
    return letter;
  }

  /**
   * Puts a dead letter back on its original subject. A task whose cell has been recorded as failed since would change nothing: the
   * cell's next round is started instead, for which the letter need not be whole.
   * @throws ApiError when it is gone, is cut or cannot be replayed otherwise, or its cell has a result.
   */
  async replay(sequence: string, request: AdminRequest): Promise<Replayed> {
    const letter = await this.get(sequence);
    const { subject } = letter;
    if (subject === null) throw notReplayable();
    const cell = cellOf(letter, subject);
    const execution = cell === null ? null : await findCellExecution(this.em, placeOf(cell));
    const done =
      execution === null
        ? await this.#republish({ ...letter, subject }, cell)
        : await this.#retry({ ...letter, subject }, execution, request);
    await this.#record('dead_letter.replay', letter, request, done);
    // Last of all: a crash before it repeats what is safe to repeat.
    await this.store.delete(letter);
    return done;
  }

  /**
   * Deletes a dead letter.
   * @returns its sequence.
   * @throws ApiError when it is gone.
   */
  async delete(sequence: string, request: AdminRequest): Promise<number> {
    const letter = await this.get(sequence);
    await this.#record('dead_letter.delete', letter, request, null);
    await this.store.delete(letter);
    return letter.sequence;
  }

  async #republish(
    { sequence, subject, data, headers, cutFrom, keptAt }: ReplayableLetter,
    cell: CellAddress | null,
  ): Promise<Replayed> {
    if (cutFrom !== null) throw cut(data.byteLength, cutFrom.size);
    // The same id however often it is asked for: the broker refuses a second copy while it remembers the first.
    const messageId = `replay:${sequence}:${keptAt.getTime()}`;
    const outcome = await this.publisher.publish(subject, data, { messageId, headers });
    const action = outcome === 'stored' ? 'republished' : 'already_queued';
    return { sequence, action, subject, jobId: cell?.jobId ?? null };
  }

  async #retry(
    { sequence, subject }: ReplayableLetter,
    execution: CellExecution,
    request: AdminRequest,
  ): Promise<Replayed> {
    const { id, jobId, status } = execution;
    if (status !== 'failed') throw alreadyRecorded(execution);
    const outcome = await this.retries.retry(
      { ...request, jobId },
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
    return { sequence, action, subject, jobId };
  }

  async #record(
    action: string,
    letter: DeadLetter,
    { caller, reason }: AdminRequest,
    done: Replayed | null,
  ): Promise<void> {
    const { sequence, subject, stream, reason: deadReason } = letter;
    const facts = { sequence, subject, stream, dead_reason: deadReason };
    const cell = subject === null ? null : cellOf(letter, subject);
    await recordAudit(this.em, {
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
