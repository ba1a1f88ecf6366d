import { Bus } from '@beacon/bus';
import {
  ContractError,
  DEAD_HEADERS,
  parseCellSubject,
  parseDeadSubject,
  streams,
} from '@beacon/contracts';
import type { CellAddress } from '@beacon/contracts';
import { findCell } from '@beacon/persistence';
import type { CellIdentity } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { ClosingService } from '../closings/closing.service.js';
import { retryStatements } from '../outages/retry.js';
import { claimedCell } from './claimed-cell.js';

/** A dead letter as it was delivered. */
export interface DeadLetter {
  readonly subject: string;
  readonly body: Uint8Array;
}

/** Code of an execution whose task or result could not be processed. */
const POISON_CODE = 'poison_message';
const UNKNOWN_REASON = 'it was dead-lettered';
const MESSAGE_LIMIT = 1_000;

/** Makes failed executions of dead tasks and results, so that their jobs end although they could not be processed. */
@Injectable()
export class DeadLetterService {
  readonly #logger = new Logger('Recorder');

  constructor(
    private readonly em: EntityManager,
    private readonly bus: Bus,
    private readonly closing: ClosingService,
  ) {}

  /**
   * Closes the cell of a dead letter, if it is one of a task or result. A cell that has its execution keeps it. An outage of
   * the database is waited out.
   * @throws Error when the waiting is ended, or the broker is away: the letter comes again.
   */
  async take(letter: DeadLetter, signal: AbortSignal): Promise<void> {
    const address = addressOf(letter.subject);
    if (address === null) return;
    const { jobId, region, model, round } = address;
    const cell = await this.#identify(letter, address, signal);
    if (cell === null) {
      return this.#logger.warn({ event: 'dead_letter.unknown_cell', subject: letter.subject });
    }
    const order = {
      jobId,
      region,
      cell: { model, questionId: cell.question_id, repeat: cell.repeat, round },
      status: 'failed',
      code: POISON_CODE,
      message: await this.#reasonOf(letter.subject),
      requestedAt: new Date().toISOString(),
    } as const;
    await this.closing.close(order, signal);
  }

  async #identify(
    { body }: DeadLetter,
    address: CellAddress,
    signal: AbortSignal,
  ): Promise<CellIdentity | null> {
    const lane = { job_id: address.jobId, region: address.region, model_id: address.model };
    return (
      claimedCell(body, address) ??
      (await retryStatements(() => findCell(this.em, lane, address.cell), signal))
    );
  }

  /** The reason is in the letter's headers, which a handler is not given. All letters on a subject are of one cell's round. */
  async #reasonOf(subject: string): Promise<string> {
    const stored = await this.bus.manager.streams.getMessage(streams.dead, {
      last_by_subj: subject,
    });
    const reason = stored?.header.get(DEAD_HEADERS.reason);
    return (reason || UNKNOWN_REASON).slice(0, MESSAGE_LIMIT);
  }
}

/** The cell that a dead letter is about; null when it is about none, or only about an attempt. */
function addressOf(deadSubject: string): CellAddress | null {
  try {
    const { stream, subject } = parseDeadSubject(deadSubject);
    const address = parseCellSubject(subject);
    return stream === streams.results || stream === streams.tasks(address.region) ? address : null;
  } catch (error) {
    if (error instanceof ContractError) return null;
    throw error;
  }
}
