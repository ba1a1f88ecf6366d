import { Bus } from '@beacon/bus';
import {
  ContractError,
  DEAD_HEADERS,
  parseCellSubject,
  parseDeadSubject,
  streams,
} from '@beacon/contracts';
import type { CellAddress } from '@beacon/contracts';
import { findCell, noteLate } from '@beacon/persistence';
import type { CellIdentity } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import type { StoredMsg } from '@nats-io/jetstream';
import { Injectable, Logger } from '@nestjs/common';
import { ClosingService } from '../closings/closing.service.js';
import { retryStatements } from '../outages/retry.js';
import { claimedCell } from './claimed-cell.js';
import { RefusedMessages, nullIfGone } from './refused-messages.js';

/** A dead letter as it was delivered. */
export interface DeadLetter {
  readonly subject: string;
  readonly body: Uint8Array;
  /** In the stream of dead letters. */
  readonly sequence: number;
}

/** The cell's round that a letter is about, and the stream that it was in. */
interface LetterAddress {
  readonly stream: string;
  readonly address: CellAddress;
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
    private readonly refused: RefusedMessages,
  ) {}

  /**
   * Closes the cell of a dead letter, if it is one of a task or result that was signed. A cell that has its execution keeps it. An
   * outage of the database is waited out.
   * @throws Error when the waiting is ended, or the broker is away: the letter comes again.
   */
  async take(letter: DeadLetter, signal: AbortSignal): Promise<void> {
    const about = addressOf(letter.subject);
    if (about === null) return;
    await retryStatements(() => noteLate(this.em, about.address.jobId), signal);
    const stored = await this.#stored(letter);
    if (stored !== null && this.refused.refusalOf(stored, about.stream, about.address) !== null) {
      return this.refused.release(stored, about.address, signal);
    }
    await this.#close(letter, about.address, { stored, signal });
  }

  async #close(
    letter: DeadLetter,
    address: CellAddress,
    { stored, signal }: { readonly stored: StoredMsg | null; readonly signal: AbortSignal },
  ): Promise<void> {
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
      message: (stored?.header.get(DEAD_HEADERS.reason) || UNKNOWN_REASON).slice(0, MESSAGE_LIMIT),
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

  /** With its headers, which a handler is not given; null when an operator has deleted it meanwhile. */
  async #stored({ subject, sequence }: DeadLetter): Promise<StoredMsg | null> {
    const { streams: manager } = this.bus.manager;
    const stored = await manager.getMessage(streams.dead, { seq: sequence }).catch(nullIfGone);
    return stored?.subject === subject ? stored : null;
  }
}

/** The cell that a dead letter is about; null when it is about none, or only about an attempt. */
function addressOf(deadSubject: string): LetterAddress | null {
  try {
    const { stream, subject } = parseDeadSubject(deadSubject);
    const address = parseCellSubject(subject);
    const isAboutCell = stream === streams.results || stream === streams.tasks(address.region);
    return isAboutCell ? { stream, address } : null;
  } catch (error) {
    if (error instanceof ContractError) return null;
    throw error;
  }
}
