import { DONE } from '@beacon/bus';
import type { Delivered, Settlement } from '@beacon/bus';
import type { CellResultV1 } from '@beacon/contracts';
import { joinRecordings, recordBatch } from '@beacon/persistence';
import type { BatchRecording, ExecutionRow } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { outlastDatabase } from '../outage/outlast.js';
import { togetherOrApart } from './apart.js';
import { resultContradiction } from './contradiction.js';
import { executionRow } from './execution-row.js';
import { KnownCells } from './known-cells.js';
import type { ResultAnnouncer } from './result-announcer.js';

const OFFER_AGAIN_MS = 500;
const NO_SUCH_CELL = 'its job does not have this cell';

/** A result with its row, or with what speaks against it. */
type Offered = { readonly row: ExecutionRow } | { readonly problem: string };

/** Writes results into the database, each round of a cell once, and tells of it. */
export class RecordingService {
  readonly #logger = new Logger('Recorder');
  readonly #cells: KnownCells;

  constructor(
    private readonly orm: { readonly em: Pick<MikroORM['em'], 'fork'> },
    private readonly announcer: Pick<ResultAnnouncer, 'announce'>,
  ) {
    this.#cells = new KnownCells(orm);
  }

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
    const unknown = await outlastDatabase(
      () => this.#cells.unknownAmong(batch.map(({ payload }) => payload)),
      signal,
    );
    const offered = batch.map((delivered) => offer(delivered, unknown));
    const rows = offered.flatMap((one) => ('row' in one ? [one.row] : []));
    // Safe to repeat: what a lost answer was about is found recorded.
    const recording = await outlastDatabase(() => this.#recordRows(rows), signal);
    await this.announcer.announce(recording.recorded, signal);
    this.#logger.debug({
      event: 'results.recorded',
      batch: batch.length,
      recorded: recording.recorded.length,
    });
    return offered.map((one) => settle(one, recording));
  }

  async #recordRows(rows: readonly ExecutionRow[]): Promise<BatchRecording> {
    return togetherOrApart(rows, {
      work: (part) => recordBatch(this.orm.em.fork(), part),
      join: joinRecordings,
      refuse: (row, reason) => ({ recorded: [], refused: new Map([[row, reason]]), again: [] }),
    });
  }
}

function offer(
  { payload, context }: Delivered<CellResultV1>,
  unknown: ReadonlySet<CellResultV1>,
): Offered {
  const problem = resultContradiction(payload, context.subject);
  if (problem !== null) return { problem };
  return unknown.has(payload) ? { problem: NO_SUCH_CELL } : { row: executionRow(payload) };
}

function settle(offered: Offered, { refused, again }: BatchRecording): Settlement {
  if ('problem' in offered) return { kind: 'dead', reason: offered.problem };
  const reason = refused.get(offered.row);
  if (reason !== undefined) return { kind: 'dead', reason };
  if (!again.includes(offered.row)) return DONE;
  return {
    kind: 'retry',
    delayMs: OFFER_AGAIN_MS,
    reason: 'its job was opened or its round asked for meanwhile',
  };
}
