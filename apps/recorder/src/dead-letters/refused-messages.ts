import { Bus } from '@beacon/bus';
import {
  ContractError,
  DEAD_HEADERS,
  TASK_SIGNATURE_HEADER,
  cellResult,
  executeTask,
  resultSubject,
  signedStatementOf,
  streams,
} from '@beacon/contracts';
import type { CellAddress, Contract } from '@beacon/contracts';
import { askReconciliation } from '@beacon/persistence';
import { REFUSED, WorkChecks, bodyDigest } from '@beacon/signing';
import type { Arrival, Refusal } from '@beacon/signing';
import { EntityManager } from '@mikro-orm/postgresql';
import { JetStreamApiError } from '@nats-io/jetstream';
import type { StoredMsg } from '@nats-io/jetstream';
import { Injectable, Logger } from '@nestjs/common';
import { retryStatements } from '../outages/retry.js';
import { isSameRound } from '../results/cell-checks.js';

const ELSEWHERE = `${REFUSED}it is about another cell`;
/** The broker's error codes for a sequence that is not in its stream. */
const NO_SUCH_SEQUENCE: ReadonlySet<number> = new Set([10037, 10043, 10057]);

/**
 * Deals with dead letters of tasks and results that nobody of this installation signed. They say nothing of their cell: whoever may
 * write to a subject could else end cells as failed, or keep the place of a cell's result.
 */
@Injectable()
export class RefusedMessages {
  readonly #logger = new Logger('Recorder');

  constructor(
    private readonly em: EntityManager,
    private readonly bus: Bus,
    private readonly checks: WorkChecks,
  ) {}

  /**
   * Why a dead letter says nothing of its cell; null when it does. It is checked anew: no header of a letter is believed. A genuine
   * message on the subject of another cell says nothing of that one.
   */
  refusalOf(letter: StoredMsg, stream: string, address: CellAddress): Refusal {
    if (!this.checks.areOn) return null;
    const arrival = { arrivedAt: letter.time.getTime() };
    return stream === streams.results
      ? this.#resultRefusal(letter.data, address, arrival)
      : this.#taskRefusal(letter, address, arrival);
  }

  #taskRefusal({ data, header }: StoredMsg, address: CellAddress, arrival: Arrival): Refusal {
    // The digest of a body that was cut stands beside it, and there is no reading it.
    const cut = header.get(DEAD_HEADERS.sha256);
    const refusal = this.checks.task(
      cut || bodyDigest(data),
      header.get(TASK_SIGNATURE_HEADER),
      arrival,
    );
    if (refusal !== null || cut) return refusal;
    const task = readable(executeTask, data);
    return task !== null && !isSameRound(task, address) ? ELSEWHERE : null;
  }

  #resultRefusal(data: Uint8Array, address: CellAddress, arrival: Arrival): Refusal {
    const result = readable(cellResult, data);
    const signed = result === null ? null : signedStatementOf(result);
    const refusal = this.checks.result(signed, address.region, arrival);
    if (refusal !== null || result === null) return refusal;
    return isSameRound(result, address) ? null : ELSEWHERE;
  }

  /**
   * Frees the subject of a refused result, so that the next one on it is the first, and has the planner look for the cell: it is asked
   * again unless its result is there by then. Safe to repeat.
   * @throws Error when the broker is away: the letter comes again.
   */
  async release(letter: StoredMsg, address: CellAddress, signal: AbortSignal): Promise<void> {
    await this.#remove(letter, resultSubject(address));
    await retryStatements(() => askReconciliation(this.em, address.jobId), signal);
    this.#logger.warn({ event: 'dead_letter.refused', ...address, sequence: letter.seq });
  }

  /** Only what the letter is of: a stream that was wiped has another message under its number. */
  async #remove(letter: StoredMsg, subject: string): Promise<void> {
    const seq = Number(letter.header.get(DEAD_HEADERS.sequence));
    if (letter.header.get(DEAD_HEADERS.stream) !== streams.results || !(seq > 0)) return;
    const { streams: manager } = this.bus.manager;
    const stored = await manager.getMessage(streams.results, { seq }).catch(nullIfGone);
    if (stored?.subject !== subject || !Buffer.from(stored.data).equals(letter.data)) return;
    await manager.deleteMessage(streams.results, seq).catch(nullIfGone);
  }
}

/** Null when a body is not what its contract says. */
function readable<Payload>(contract: Contract<Payload>, data: Uint8Array): Payload | null {
  try {
    return contract.decode(data);
  } catch (error) {
    if (error instanceof ContractError) return null;
    throw error;
  }
}

/** Turns the broker's word that a message is not there into null. @throws any other error. */
export function nullIfGone(error: unknown): null {
  if (error instanceof JetStreamApiError && NO_SUCH_SEQUENCE.has(error.code)) return null;
  throw error;
}
