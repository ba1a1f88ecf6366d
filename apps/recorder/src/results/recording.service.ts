import { DONE } from '@beacon/bus';
import type { Delivered, Settlement } from '@beacon/bus';
import type { CellResultV1 } from '@beacon/contracts';
import { joinRecordings, keepJudgeLabels, recordBatch } from '@beacon/persistence';
import type { BatchRecording, ExecutionRow, NewLabel } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { JudgeAnswerReader } from '../judging/judge-answer.reader.js';
import type { TypedRows } from '../judging/judge-answer.reader.js';
import { retryStatements, bisectOnDataError } from '../outages/retry.js';
import { resultContradiction, KnownCells } from './cell-checks.js';
import { executionRow } from './execution-row.js';
import { ResultCheck } from './result-check.js';
import { ResultAnnouncer } from '../events/result-announcer.js';

const OFFER_AGAIN_MS = 500;
/** A job's row may be held for long. */
const OFFER_AGAIN_AT_MOST_MS = 2_000;
const NO_SUCH_CELL = 'its job does not have this cell';

/** A result with its row, or with what speaks against it. */
type Offered = { readonly row: ExecutionRow } | { readonly problem: string };

/** Writes results into the database, each round of a cell once, and publishes an event for each. */
@Injectable()
export class RecordingService {
  readonly #logger = new Logger('Recorder');

  constructor(
    private readonly em: EntityManager,
    private readonly cells: KnownCells,
    private readonly judges: JudgeAnswerReader,
    private readonly announcer: ResultAnnouncer,
    private readonly results: ResultCheck,
  ) {}

  /**
   * Records a batch and settles each of its messages. A result is done when its transaction is committed and its event
   * is stored; a redelivered one changes no row, moves no counter and repeats its event under the same id. An outage of the
   * database or the broker is waited out.
   * @throws Error when the waiting is ended, or of the database when it lies in the code: the whole batch comes again.
   */
  async record(batch: readonly Delivered<CellResultV1>[]): Promise<readonly Settlement[]> {
    const [first] = batch;
    if (first === undefined) return [];
    const { signal } = first.context;
    const unknown = await retryStatements(
      () => this.cells.unknownAmong(batch.map(({ payload }) => payload)),
      signal,
    );
    const offers = batch.map((delivered) => this.#offer(delivered, unknown));
    const typed = await retryStatements(() => this.#typeJudges(offers.flatMap(rowOf)), signal);
    const read = typed.rows.values();
    const offered = offers.map((one) =>
      'row' in one ? { row: read.next().value ?? one.row } : one,
    );
    // Safe to repeat: what a lost answer was about is found recorded.
    const recording = await retryStatements(() => this.#recordRows(typed), signal);
    this.announcer.metrics.committed(batch, recording, offered.filter(isProblem).length);
    await this.announcer.announce(recording.recorded, signal);
    this.announcer.metrics.announced(batch);
    this.#logger.debug({
      event: 'results.recorded',
      batch: batch.length,
      recorded: recording.recorded.length,
    });
    return offered.map((one, index) => settle(one, recording, batch[index]?.context.deliveryCount));
  }

  #offer(
    { payload, context }: Delivered<CellResultV1>,
    unknown: ReadonlySet<CellResultV1>,
  ): Offered {
    const problem = resultContradiction(payload, context.subject);
    if (problem !== null) return { problem };
    if (unknown.has(payload)) return { problem: NO_SUCH_CELL };
    const { refusal, signed } = this.results.check(payload, context);
    return refusal === null ? { row: executionRow(payload, signed) } : { problem: refusal };
  }

  async #typeJudges(rows: readonly ExecutionRow[]): Promise<TypedRows> {
    return this.judges.read(rows, (jobId) => this.cells.judgingOf(jobId));
  }

  async #recordRows({ rows, labels }: TypedRows): Promise<BatchRecording> {
    return bisectOnDataError(rows, {
      work: (part) =>
        labels.size === 0 ? recordBatch(this.em, part) : this.#recordWithLabels(part, labels),
      join: joinRecordings,
      refuse: (row, reason) => ({ recorded: [], refused: new Map([[row, reason]]), again: [] }),
    });
  }

  /** In one transaction: there is no moment at which a judge's answer is recorded and its label is not. */
  async #recordWithLabels(
    rows: readonly ExecutionRow[],
    labels: ReadonlyMap<ExecutionRow, NewLabel>,
  ): Promise<BatchRecording> {
    return this.em.transactional(async (em) => {
      const recording = await recordBatch(em, rows);
      await keepJudgeLabels(
        em,
        recording.recorded.flatMap(({ row }) => labels.get(row) ?? []),
      );
      return recording;
    });
  }
}

function isProblem(one: Offered): boolean {
  return 'problem' in one;
}

function rowOf(one: Offered): ExecutionRow[] {
  return 'row' in one ? [one.row] : [];
}

function settle(
  offered: Offered,
  { refused, again }: BatchRecording,
  deliveryCount = 1,
): Settlement {
  if ('problem' in offered) return { kind: 'dead', reason: offered.problem };
  const reason = refused.get(offered.row);
  if (reason !== undefined) return { kind: 'dead', reason };
  if (!again.includes(offered.row)) return DONE;
  return {
    kind: 'retry',
    delayMs: Math.min(OFFER_AGAIN_AT_MOST_MS, OFFER_AGAIN_MS * deliveryCount),
    reason: 'its job is locked by somebody, or was opened or its round asked for meanwhile',
  };
}
