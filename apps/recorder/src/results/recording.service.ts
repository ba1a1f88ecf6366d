import { ContractError, parseCellSubject } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { DONE, RetryLaterError } from '@beacon/bus';
import type { Delivered, Settlement } from '@beacon/bus';
import { cellKey, isTerminal } from '@beacon/domain';
import { explainNotRecorded, keepLateResults, recordExecutions } from '@beacon/persistence';
import type { ExecutionRow, LateRow, NotRecorded, RoundKey } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import { isDataError } from './data-error.js';
import { executionRow } from './execution-row.js';
import type { RecordedExecution, ResultAnnouncer } from './result-announcer.js';

const REOPENED_PAUSE_MS = 500;

/** What became of the rows of a batch. */
interface Recording {
  readonly recorded: readonly RecordedExecution[];
  /** Rows that can never be recorded, with the reason; by key. */
  readonly refused: ReadonlyMap<string, string>;
}

/** Writes results into the database, each cell once, and tells of it. */
export class RecordingService {
  readonly #logger = new Logger('Recorder');

  constructor(
    private readonly orm: { readonly em: Pick<MikroORM['em'], 'fork'> },
    private readonly announcer: ResultAnnouncer,
  ) {}

  /**
   * Records a batch and settles each of its messages. A result is done when its transaction is committed and its event
   * is stored; a redelivered one inserts nothing, moves no counter and repeats its event under the same id.
   * @throws Error when the database or the broker is away: the whole batch comes again.
   */
  async record(batch: readonly Delivered<CellResultV1>[]): Promise<readonly Settlement[]> {
    const problems = batch.map(contradiction);
    const rows = batch
      .filter((_delivered, index) => problems[index] === null)
      .map(({ payload }) => executionRow(payload));
    const { recorded, refused } = await this.#recordRows(rows);
    await this.announcer.announce(recorded);
    this.#logger.debug({
      event: 'results.recorded',
      batch: batch.length,
      recorded: recorded.length,
    });
    return batch.map(({ payload }, index) => {
      const reason = problems[index] ?? refused.get(keyOf(executionKey(payload)));
      return reason === null || reason === undefined ? DONE : { kind: 'dead', reason };
    });
  }

  async #recordRows(rows: readonly ExecutionRow[]): Promise<Recording> {
    if (rows.length === 0) return { recorded: [], refused: new Map() };
    try {
      return await this.#recordTogether(rows);
    } catch (error) {
      if (!isDataError(error)) throw error;
      return this.#recordApart(rows, error);
    }
  }

  /** One row that the database cannot hold must not hold up its neighbours: halve until it stands alone. */
  async #recordApart(rows: readonly ExecutionRow[], error: Error): Promise<Recording> {
    const [only] = rows;
    if (rows.length === 1 && only) {
      return {
        recorded: [],
        refused: new Map([[keyOf(only), `the database refuses the row: ${error.message}`]]),
      };
    }
    const middle = Math.floor(rows.length / 2);
    const first = await this.#recordRows(rows.slice(0, middle));
    const second = await this.#recordRows(rows.slice(middle));
    return {
      recorded: [...first.recorded, ...second.recorded],
      refused: new Map([...first.refused, ...second.refused]),
    };
  }

  async #recordTogether(rows: readonly ExecutionRow[]): Promise<Recording> {
    const em = this.orm.em.fork();
    const byKey = new Map(rows.map((row) => [keyOf(row), row]));
    const recorded: RecordedExecution[] = [];
    for (const inserted of await recordExecutions(em, rows)) {
      const row = byKey.get(keyOf(inserted));
      byKey.delete(keyOf(inserted));
      if (row) recorded.push({ id: inserted.id, recordedAt: new Date(inserted.recorded_at), row });
    }
    if (byKey.size === 0) return { recorded, refused: new Map() };

    const left = [...byKey.values()];
    const reasons = await explainNotRecorded(em, left);
    const late: LateRow[] = [];
    const refused = new Map<string, string>();
    for (const reason of reasons) {
      const row = byKey.get(keyOf(reason));
      if (row) sortOut(row, reason, { recorded, late, refused });
    }
    await keepLateResults(em, late);
    return { recorded, refused };
  }
}

interface Sorted {
  readonly recorded: RecordedExecution[];
  readonly late: LateRow[];
  readonly refused: Map<string, string>;
}

function sortOut(row: ExecutionRow, reason: NotRecorded, into: Sorted): void {
  if (reason.job_status === null || !reason.has_lane) {
    into.refused.set(
      keyOf(row),
      'there is no such job, or it does not ask this model from this region',
    );
  } else if (reason.recorded_id !== null && reason.recorded_round === row.round) {
    // The same message again. Its event may not have been stored before the process died, so it is announced again.
    const recordedAt = new Date(reason.recorded_at ?? Date.now());
    into.recorded.push({ id: reason.recorded_id, recordedAt, row });
  } else if (reason.recorded_id === null && !isTerminal(reason.job_status)) {
    // The job had ended when the row was offered, and was opened again before the reason was looked up.
    throw new RetryLaterError(`job ${row.job_id} was opened again meanwhile`, REOPENED_PAUSE_MS);
  } else {
    const why = reason.recorded_id === null ? 'job_ended' : 'other_round_recorded';
    into.late.push({ row, reason: why });
  }
}

/** A message is not trusted to be about what its subject says, nor its key to be that of its cell. */
function contradiction({ payload, context }: Delivered<CellResultV1>): string | null {
  try {
    const address = parseCellSubject(context.subject);
    const agrees =
      address.jobId === payload.jobId &&
      address.region === payload.region &&
      address.model === payload.model &&
      address.cell === payload.cell &&
      address.round === payload.round &&
      payload.evidence.executorRegion === payload.region &&
      payload.cell === cellKey(payload);
    return agrees ? null : 'the result contradicts its subject or its evidence';
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
}

function executionKey({ jobId, region, cell, round }: CellResultV1): RoundKey {
  return { job_id: jobId, region, cell, round };
}

function keyOf({ job_id, region, cell, round }: RoundKey): string {
  return `${job_id}/${region}/${cell}/${round}`;
}
