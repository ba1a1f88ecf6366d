import type { EntityManager } from '@mikro-orm/postgresql';
import { Execution } from '../entities/index.js';
import { runStatement } from '../statement.js';
import { ATTEMPT_COLUMNS, UNCOUNTED_COLUMNS, placeKey } from './attempt-reads.js';
import type { CellPlace, KnownAttempt, LatestRound, UncountedResult } from './attempt-reads.js';
import { LABEL_COLUMNS } from './label-reads.js';
import type { KnownLabel } from './label-reads.js';
import { CHANGE_COLUMNS } from './outcome-reads.js';
import type { KnownOutcomeChange } from './outcome-reads.js';
import { isoText } from './sql.js';

/** An execution with all that is stored of it and its cell. */
export interface WholeExecution {
  /** With its answer and evidence. */
  readonly row: Execution;
  readonly round: LatestRound | null;
  /** In their order. */
  readonly attempts: readonly KnownAttempt[];
  /** Without the results themselves. */
  readonly uncounted: readonly UncountedResult[];
  /** Newest first. */
  readonly changes: readonly KnownOutcomeChange[];
  /** Oldest first. */
  readonly labels: readonly KnownLabel[];
}

/** Answers have up to 150,000 characters: what is in memory at once stays within some tens of megabytes. */
const ROWS_AT_ONCE = 100;

/** All executions of a job in the order of their ids, some at a time, with what their own pages of the API show. */
export async function* wholeExecutions(
  em: EntityManager,
  jobId: string,
  mostOfCell: number,
): AsyncGenerator<readonly WholeExecution[], void, undefined> {
  for (let after = 0; ;) {
    const rows = await em.find(
      Execution,
      { jobId, id: { $gt: after } },
      {
        populate: ['response', 'evidence'],
        orderBy: { id: 'asc' },
        limit: ROWS_AT_ONCE,
        disableIdentityMap: true,
      },
    );
    if (rows.length > 0) yield await withSurroundings(em, rows, mostOfCell);
    after = rows.at(-1)?.id ?? after;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

async function withSurroundings(
  em: EntityManager,
  rows: readonly Execution[],
  mostOfCell: number,
): Promise<WholeExecution[]> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const places = JSON.stringify(rows.map(({ jobId, region, cell }) => ({ jobId, region, cell })));
  const rounds = await ofCells<LatestRound>(em, ROUNDS, [places]);
  const attempts = await ofCells<KnownAttempt>(em, ATTEMPTS, [places, mostOfCell]);
  const uncounted = await ofCells<UncountedResult>(em, UNCOUNTED, [places, mostOfCell, false]);
  const changes = await ofExecutions<KnownOutcomeChange & OfExecution>(em, CHANGES, [
    ids,
    mostOfCell,
  ]);
  const labels = await ofExecutions<KnownLabel>(em, LABELS, [ids, mostOfCell]);
  return rows.map((row) => ({
    row,
    round: rounds.get(placeKey(row))?.[0] ?? null,
    attempts: attempts.get(placeKey(row)) ?? [],
    uncounted: uncounted.get(placeKey(row)) ?? [],
    changes: (changes.get(row.id) ?? []).map(changeOf),
    labels: labels.get(row.id) ?? [],
  }));
}

/** The change alone: of which execution it is, is known. */
function changeOf(known: KnownOutcomeChange): KnownOutcomeChange {
  const { id, at, kind, round, from, to, author, reason, rescoreId } = known;
  return { id, at, kind, round, from, to, author, reason, rescoreId };
}

const CELLS = `from jsonb_to_recordset($1::jsonb) as w("jobId" text, region text, cell text)`;
const CELL = `w."jobId" as "jobId", w.region, w.cell`;
const IS_OF_CELL = `job_id = w."jobId" and region = w.region and cell = w.cell`;

const ROUNDS = `
select ${CELL}, r.round, r.state, ${isoText('r.requested_at')} as "requestedAt" ${CELLS}
join cell_rounds r on r.job_id = w."jobId" and r.region = w.region and r.cell = w.cell`;

const ATTEMPTS = `
select ${CELL}, own.* ${CELLS} cross join lateral (
  select ${ATTEMPT_COLUMNS} from attempts where ${IS_OF_CELL}
  order by round, number, attempts.started_at, id limit $2) own`;

const UNCOUNTED = `
select ${CELL}, own.* ${CELLS} cross join lateral (
  select ${UNCOUNTED_COLUMNS('$3')} from late_results where ${IS_OF_CELL} order by round, id limit $2) own`;

const EXECUTIONS = `from jsonb_array_elements_text($1::jsonb) as w(id) cross join lateral`;

const CHANGES = `
select w.id::float8 as "executionId", own.* ${EXECUTIONS} (
  select ${CHANGE_COLUMNS} from outcome_changes where execution_id = w.id::bigint
  order by outcome_changes.id desc limit $2) own`;

const LABELS = `
select own.* ${EXECUTIONS} (
  select ${LABEL_COLUMNS} from labels where execution_id = w.id::bigint order by labels.id limit $2) own`;

/** Rows by the cell that they are of; their order is kept. */
async function ofCells<Row>(
  em: EntityManager,
  statement: string,
  values: readonly unknown[],
): Promise<ReadonlyMap<string, Row[]>> {
  const rows = await runStatement<Row & CellPlace>(em, statement, values);
  return Map.groupBy(rows, placeKey);
}

interface OfExecution {
  readonly executionId: number;
}

/** Rows by the execution that they are of; their order is kept. */
async function ofExecutions<Row extends OfExecution>(
  em: EntityManager,
  statement: string,
  values: readonly unknown[],
): Promise<ReadonlyMap<number, Row[]>> {
  const rows = await runStatement<Row>(em, statement, values);
  return Map.groupBy(rows, ({ executionId }) => executionId);
}

/** How much a job's executions hold. */
export interface StoredSize {
  readonly executions: number;
  /** Of the answers in UTF-8. */
  readonly answerBytes: number;
}

/** How much a job's executions hold, counted. */
export async function readStoredSize(em: EntityManager, jobId: string): Promise<StoredSize> {
  const [size] = await runStatement<StoredSize>(
    em,
    `select count(*)::float8 as executions, coalesce(sum(octet_length(response)), 0)::float8 as "answerBytes"
     from executions where job_id = $1`,
    [jobId],
  );
  return size ?? { executions: 0, answerBytes: 0 };
}
