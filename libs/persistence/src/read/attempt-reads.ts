import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

/** Names a cell of a job. */
export interface CellPlace {
  readonly jobId: string;
  readonly region: string;
  readonly cell: string;
}

/** One request to a provider. Times are ISO 8601. */
export interface KnownAttempt {
  readonly round: number;
  readonly number: number;
  readonly kind: 'result' | 'failed' | 'late';
  readonly executorId: string;
  /** Where that executor ran when a planner last heard it; null when none has. */
  readonly node: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly httpStatus: number | null;
  readonly retryAfterMs: number | null;
  /** What it cost, in nanodollars; null where nothing is known of it. */
  readonly cost: number | null;
  /** Whether that is the most that it can have cost. */
  readonly isCostEstimated: boolean;
  readonly startedAt: string;
  readonly completedAt: string;
}

/** Columns of `attempts` that make a {@link KnownAttempt}. */
export const ATTEMPT_COLUMNS = `round, number, kind, executor_id as "executorId",
  (select node from executors where executors.executor_id = attempts.executor_id) as node, error_code as "errorCode", error_message as "errorMessage",
  http_status as "httpStatus", retry_after_ms::float8 as "retryAfterMs",
  cost_nano_usd::float8 as cost, cost_estimated as "isCostEstimated",
  ${isoText('started_at')} as "startedAt", ${isoText('completed_at')} as "completedAt"`;

const ATTEMPTS = `
select ${ATTEMPT_COLUMNS} from attempts where job_id = $1 and region = $2 and cell = $3
order by round, number, attempts.started_at, id limit $4`;

/** The attempts of a cell in all its rounds, in their order. */
export async function readAttempts(
  em: EntityManager,
  { jobId, region, cell }: CellPlace,
  limit: number,
): Promise<KnownAttempt[]> {
  return runStatement<KnownAttempt>(em, ATTEMPTS, [jobId, region, cell, limit]);
}

/** A result that does not count, or no longer. */
export interface UncountedResult {
  readonly round: number;
  /** Such as `replaced`, for the result of an earlier round. */
  readonly reason: string;
  readonly receivedAt: string;
  readonly status: string | null;
  readonly outcome: string | null;
  readonly errorCode: string | null;
  /** The whole result; null unless it was asked for. */
  readonly result: Readonly<Record<string, unknown>> | null;
}

/**
 * Columns of `late_results` that make an {@link UncountedResult}.
 * @param isWhole the place of the value that says whether the result itself is read, such as `$1`.
 */
export const UNCOUNTED_COLUMNS = (isWhole: `$${number}`): string =>
  `round, reason, ${isoText('received_at')} as "receivedAt", result ->> 'status' as status,
  result ->> 'outcome' as outcome, coalesce(result ->> 'error_code', result -> 'error' ->> 'code') as "errorCode",
  case when ${isWhole}::boolean then result end as result`;

const UNCOUNTED = `
select ${UNCOUNTED_COLUMNS('$1')} from late_results where job_id = $2 and region = $3 and cell = $4 order by round, id limit $5`;

/** The late and replaced results of a cell. */
export async function readUncountedResults(
  em: EntityManager,
  { jobId, region, cell }: CellPlace,
  { whole, limit }: { readonly whole: boolean; readonly limit: number },
): Promise<UncountedResult[]> {
  return runStatement<UncountedResult>(em, UNCOUNTED, [whole, jobId, region, cell, limit]);
}

const UNCOUNTED_BYTES = `
select coalesce(sum(octet_length(result::text)), 0)::float8 as bytes from (
  select result from late_results where job_id = $1 and region = $2 and cell = $3 order by round, id limit $4) shown`;

/** How long the late and replaced results of a cell are as JSON together, in bytes. */
export async function readUncountedBytes(
  em: EntityManager,
  { jobId, region, cell }: CellPlace,
  limit: number,
): Promise<number> {
  const values = [jobId, region, cell, limit];
  const [row] = await runStatement<{ readonly bytes: number }>(em, UNCOUNTED_BYTES, values);
  return row?.bytes ?? 0;
}

/** The round of a cell that counts, and how far it is; null for a cell that was never retried. */
export interface LatestRound {
  readonly round: number;
  readonly state: 'waiting' | 'planned' | 'recorded' | 'closed';
  /** When the round was asked for. */
  readonly requestedAt: string;
}

/** The latest round of a cell. */
export async function readRound(
  em: EntityManager,
  { jobId, region, cell }: CellPlace,
): Promise<LatestRound | null> {
  const [row] = await runStatement<LatestRound>(
    em,
    `select round, state, ${isoText('requested_at')} as "requestedAt"
     from cell_rounds where job_id = $1 and region = $2 and cell = $3`,
    [jobId, region, cell],
  );
  return row ?? null;
}

/** Those of some cells that are being asked again, as a set of {@link placeKey}s. */
export async function readRetrying(
  em: EntityManager,
  places: readonly CellPlace[],
): Promise<ReadonlySet<string>> {
  if (places.length === 0) return new Set();
  const wanted = places.map(({ jobId, region, cell }) => ({ jobId, region, cell }));
  const rows = await runStatement<CellPlace>(
    em,
    `select r.job_id as "jobId", r.region, r.cell
     from jsonb_to_recordset($1::jsonb) as w("jobId" text, region text, cell text)
     join cell_rounds r on r.job_id = w."jobId" and r.region = w.region and r.cell = w.cell
     where r.state in ('waiting', 'planned')`,
    [JSON.stringify(wanted)],
  );
  return new Set(rows.map(placeKey));
}

/** A text that names a cell. */
export function placeKey({ jobId, region, cell }: CellPlace): string {
  return JSON.stringify([jobId, region, cell]);
}
