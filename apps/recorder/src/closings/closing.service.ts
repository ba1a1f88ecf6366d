import type { CloseCellsV1 } from '@beacon/contracts';
import {
  cellsOfLane,
  closeCell,
  closeLaneRounds,
  closeMissingCells,
  dropImportedAnswers,
  lanesInScope,
  lockClosableLane,
  recordImportedAnswers,
  enqueueOutbox,
} from '@beacon/persistence';
import type { ClosableLane, RecordedExecution } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { owedEvent, ResultAnnouncer } from '../events/result-announcer.js';
import { retryStatements } from '../outages/retry.js';

/** Cells of one transaction, whatever the job's size. */
const PAGE = 2_000;
/** Imported answers of one transaction: each may be as long as an execution holds. */
const IMPORTED_PAGE = 100;

/** One step of closing: what it did, and whether there is more to do. */
interface Step {
  readonly count: number;
  /** Executions of this step; none where it closed rounds. */
  readonly recorded: readonly RecordedExecution[];
  /** Where the next step begins; null when this was the last. */
  readonly next: number | null;
}

const NOTHING_LEFT: Step = { count: 0, recorded: [], next: null };

/** Records cells that will get no answer as failed or cancelled. */
@Injectable()
export class ClosingService {
  readonly #logger = new Logger('Recorder');
  /** Orders of whole jobs or regions that are being carried out here. */
  readonly #running = new Set<string>();

  constructor(
    private readonly em: EntityManager,
    private readonly announcer: ResultAnnouncer,
  ) {}

  /**
   * Carries out an order page by page, so that its size costs no memory. Each page is a transaction with the events of what it
   * recorded; an order that is repeated, or goes on after a crash, finds the rest. An outage of the database is waited out.
   * @param signal ends the waiting, and the work between two pages.
   * @throws Error when it was ended: the order comes again.
   */
  async close(order: CloseCellsV1, signal: AbortSignal): Promise<void> {
    if (order.cell !== null)
      return this.#announce(order, await this.#closeCell(order, order.cell, signal));
    const key = JSON.stringify([order.jobId, order.region, order.status, order.code]);
    // The planner repeats an order every few seconds as long as cells are missing. The first one is not acknowledged before it
    // is carried out; its repeats would do the same again, and take the slots of other jobs.
    if (this.#running.has(key)) return;
    this.#running.add(key);
    try {
      // First: a cell whose answer was imported is not missing.
      await this.#takeImported(order, signal);
      this.#announce(order, await this.#closeLanes(order, signal));
    } finally {
      this.#running.delete(key);
    }
  }

  #announce({ jobId, region, code, status }: CloseCellsV1, closed: Closed): void {
    this.announcer.hintProgress(jobId);
    this.#logger.log({ event: 'cells.closed', jobId, region, status, code, ...closed });
  }

  async #closeLanes(order: CloseCellsV1, signal: AbortSignal): Promise<Closed> {
    const total = { cells: 0, rounds: 0 };
    const lanes = await retryStatements(
      () => lanesInScope(this.em, order.jobId, order.region),
      signal,
    );
    for (const lane of lanes) {
      total.rounds += await this.#steps((em) => closeRounds(em, lane, order), signal);
      total.cells += await this.#steps((em, from) => closePage(em, lane, order, from), signal);
    }
    return total;
  }

  async #takeImported(order: CloseCellsV1, signal: AbortSignal): Promise<void> {
    const { jobId, region, status } = order;
    if (status === 'cancelled') {
      await retryStatements(() => dropImportedAnswers(this.em, jobId), signal);
      return;
    }
    const count = await this.#steps((em) => recordImported(em, order), signal);
    if (count > 0) this.#logger.log({ event: 'answers.imported', jobId, region, count });
  }

  /** Takes steps until none is left, each in a transaction of its own. A step whose answer was lost is taken again. */
  async #steps(
    step: (em: EntityManager, from: number) => Promise<Step>,
    signal: AbortSignal,
  ): Promise<number> {
    let total = 0;
    for (let from: number | null = 0; from !== null;) {
      signal.throwIfAborted();
      const begin: number = from;
      const { count, recorded, next } = await retryStatements(
        () => this.em.transactional((em) => step(em, begin)),
        signal,
      );
      this.announcer.metrics.executions(recorded);
      total += count;
      from = next;
    }
    return total;
  }

  async #closeCell(
    order: CloseCellsV1,
    cell: NonNullable<CloseCellsV1['cell']>,
    signal: AbortSignal,
  ): Promise<Closed> {
    const { region } = order;
    // Without its region a cell is not named.
    if (region === null) return { cells: 0, rounds: 0 };
    const { model: model_id, questionId: question_id, repeat, round } = cell;
    const closable = { job_id: order.jobId, region, model_id, question_id, repeat, round };
    const cells = await this.#steps(async (em) => {
      const recorded = await closeCell(em, closable, order);
      return { ...(await oweEvents(em, recorded)), next: null };
    }, signal);
    return { cells, rounds: 0 };
  }
}

interface Closed {
  readonly cells: number;
  readonly rounds: number;
}

async function recordImported(em: EntityManager, { jobId, region }: CloseCellsV1): Promise<Step> {
  const { recorded, hasMore } = await recordImportedAnswers(em, jobId, region, IMPORTED_PAGE);
  return { ...(await oweEvents(em, recorded)), next: hasMore ? 0 : null };
}

async function closeRounds(
  em: EntityManager,
  lane: ClosableLane,
  { status }: CloseCellsV1,
): Promise<Step> {
  if (!(await lockClosableLane(em, lane, status))) return NOTHING_LEFT;
  const count = await closeLaneRounds(em, lane, PAGE);
  return { count, recorded: [], next: count < PAGE ? null : 0 };
}

async function closePage(
  em: EntityManager,
  lane: ClosableLane,
  order: CloseCellsV1,
  from: number,
): Promise<Step> {
  if (!(await lockClosableLane(em, lane, order.status))) return NOTHING_LEFT;
  const to = Math.min(from + PAGE, await cellsOfLane(em, lane));
  if (to <= from) return NOTHING_LEFT;
  const recorded = await closeMissingCells(em, lane, order, { from, to });
  return { ...(await oweEvents(em, recorded)), next: to };
}

/** With the rows, in one transaction: the order may be repeated by another process, which finds nothing to tell of. */
async function oweEvents(
  em: EntityManager,
  recorded: readonly RecordedExecution[],
): Promise<Pick<Step, 'count' | 'recorded'>> {
  await enqueueOutbox(em, recorded.map(owedEvent));
  return { count: recorded.length, recorded };
}
