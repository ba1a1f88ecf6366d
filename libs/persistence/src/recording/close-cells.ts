import { cellKey } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { findMissingCells } from '../planning/missing-cells.js';
import type { MissingCell } from '../planning/missing-cells.js';
import { closeRound } from './close-rounds.js';
import { closableStatuses, lockClosableJob } from './closing-lanes.js';
import type { ClosableLane, ClosingStatus } from './closing-lanes.js';
import { closingMessage } from './closing-words.js';
import { roundKey } from './execution-row.js';
import type { ExecutionRow } from './execution-row.js';
import { laneInWords, lastCallsOf } from './last-calls.js';
import type { LastCalls } from './last-calls.js';
import type { RecordedExecution } from './record-batch.js';
import { recordExecutions } from './record-executions.js';
import { runStatement } from '../statement.js';

/** How cells without an execution end, and why. */
export interface Closing {
  readonly status: ClosingStatus;
  /** Such as `deadline_exceeded`. */
  readonly code: string;
  readonly message: string;
}

/** Who closes cells, in the columns that name an executor and an outcome's source. */
const CLOSED_BY = 'planner';
const NO_PROVIDER = 'none';
const NO_CLASSIFIER = 'none';

/**
 * Records the missing cells among some positions of a lane as closed. One that is recorded meanwhile stays as it is. Call it
 * in a transaction in which the lane was found closable.
 */
export async function closeMissingCells(
  em: EntityManager,
  lane: ClosableLane,
  closing: Closing,
  part: { readonly from: number; readonly to: number },
): Promise<readonly RecordedExecution[]> {
  const limit = part.to - part.from;
  return recordClosed(em, lane, closing, await findMissingCells(em, { ...lane, ...part, limit }));
}

/** One cell's round of a lane. */
export interface ClosableCell extends ClosableLane {
  readonly question_id: string | null;
  readonly repeat: number;
  readonly round: number;
}

/**
 * Closes one round of one cell, in a transaction: a first round is recorded as closed, a later one is given up, so that the
 * execution before it stays in force. Does nothing when the round does not count or is recorded, or the job has no such
 * cell or another status.
 */
export async function closeCell(
  em: EntityManager,
  cell: ClosableCell,
  closing: Closing,
): Promise<readonly RecordedExecution[]> {
  if (!(await lockClosableJob(em, cell.job_id, closing.status))) return [];
  const { job_id, region, model_id, question_id, repeat, round } = cell;
  const key = cellKey({ model: model_id, questionId: question_id, repeat });
  const counting = await closeRound(em, { job_id, region, cell: key, round });
  if (counting !== 1 || round !== 1 || !(await isCellOfLane(em, cell))) return [];
  return recordClosed(em, { job_id, region, model_id }, closing, [{ question_id, repeat }]);
}

async function recordClosed(
  em: EntityManager,
  lane: ClosableLane,
  closing: Closing,
  cells: readonly Omit<MissingCell, 'position'>[],
): Promise<RecordedExecution[]> {
  if (cells.length === 0) return [];
  const hashes = await promptHashes(em, lane.job_id, cells);
  const keyed = cells.map((cell) => ({ cell, key: keyOf(lane, cell) }));
  const calls = await lastCallsOf(
    em,
    lane,
    keyed.map(({ key }) => key),
  );
  // What a cancelled cell waited for is of no interest.
  const shut = closing.status === 'cancelled' ? null : await laneInWords(em, lane);
  const at = new Date().toISOString();
  const rows = keyed.map(({ cell, key }) => ({
    ...closedRow(lane, closing, cell),
    ...callsOf(calls.get(key)),
    error_message: closingMessage(closing.message, shut, calls.get(key)),
    prompt_sha256: hashes.get(cell.question_id ?? '') ?? '',
    started_at: at,
    completed_at: at,
  }));
  const byKey = new Map(rows.map((row) => [roundKey(row), row]));
  const written = await recordExecutions(em, rows, closableStatuses(closing.status));
  return written.flatMap((execution) => {
    const row = byKey.get(roundKey(execution));
    const { id, recorded_at } = execution;
    return row === undefined ? [] : [{ id, recordedAt: new Date(recorded_at), row }];
  });
}

/** What was said to a cell stands in its execution, whatever ended it. */
function callsOf(calls: LastCalls | undefined): CallColumns {
  return {
    attempts: calls?.attempts ?? 0,
    throttled: calls?.throttled ?? 0,
    http_status: calls?.http_status ?? null,
    last_error_code: calls?.error_code ?? null,
  };
}

function keyOf(
  { model_id: model }: ClosableLane,
  { question_id: questionId, repeat }: Omit<MissingCell, 'position'>,
): string {
  return cellKey({ model, questionId, repeat });
}

type CallColumns = Pick<ExecutionRow, 'attempts' | 'throttled' | 'http_status' | 'last_error_code'>;
type ClosedRow = Omit<ExecutionRow, keyof CallColumns>;

function closedRow(
  lane: ClosableLane,
  { status, code }: Closing,
  cell: Omit<MissingCell, 'position'>,
): Omit<ClosedRow, 'error_message' | 'prompt_sha256' | 'started_at' | 'completed_at'> {
  const { job_id, region, model_id } = lane;
  const { question_id, repeat } = cell;
  return {
    job_id,
    region,
    model_id,
    question_id,
    repeat,
    cell: keyOf(lane, cell),
    round: 1,
    status,
    outcome: 'error',
    outcome_source: CLOSED_BY,
    outcome_rule: null,
    outcome_evidence: null,
    classifier_version: NO_CLASSIFIER,
    response: null,
    response_length: 0,
    response_cut: false,
    finish_reason: null,
    error_code: code,
    duration_ms: 0,
    input_tokens: null,
    output_tokens: null,
    cost_usd: null,
    provider: NO_PROVIDER,
    executor_id: CLOSED_BY,
    // There was no answer, and so no evidence of the place.
    evidence: { executorRegion: null, executorId: null, provider: null },
  };
}

/** Texts are hashed where they are: what is needed of a job's questions is 64 characters each. */
const HASHES = `
select coalesce(q.question ->> 'id', '') as id,
  encode(sha256(convert_to(coalesce(q.question ->> 'text', j.spec ->> 'prompt', ''), 'UTF8')), 'hex') as hash
from jobs j
left join lateral jsonb_array_elements(j.spec -> 'questions') as q(question) on true
where j.id = $1 and coalesce(q.question ->> 'id', '') = any($2::text[])`;

async function promptHashes(
  em: EntityManager,
  jobId: string,
  cells: readonly Omit<MissingCell, 'position'>[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(cells.map(({ question_id }) => question_id ?? ''))];
  const rows = await runStatement<{ id: string; hash: string }>(em, HASHES, [jobId, ids]);
  return new Map(rows.map(({ id, hash }) => [id, hash]));
}

const OF_LANE = `
select 1 from job_lanes l
join jobs j on j.id = l.job_id
cross join lateral jsonb_to_recordset(l.blocks) as b(
  "questionFrom" bigint, "questionTo" bigint, "repeatFrom" bigint, "repeatTo" bigint)
cross join lateral (
  select '' as id, 1::bigint as n where jsonb_array_length(j.spec -> 'questions') = 0 and not j.spec ? 'judging'
  union all
  select $4, substring($4 from '^answer-(0|[1-9][0-9]{0,14})$')::bigint + 1 where j.spec ? 'judging'
  union all
  select e.q ->> 'id', e.n from jsonb_array_elements(j.spec -> 'questions') with ordinality as e (q, n)
) q
where l.job_id = $1 and l.region = $2 and l.model_id = $3 and q.id = $4
  and q.n > b."questionFrom" and q.n <= b."questionTo" and $5 between b."repeatFrom" and b."repeatTo"
limit 1`;

/** Whether a lane has a cell: its name may come from a message that could not be verified. */
async function isCellOfLane(em: EntityManager, cell: ClosableCell): Promise<boolean> {
  const { job_id, region, model_id, question_id, repeat } = cell;
  const values = [job_id, region, model_id, question_id ?? '', repeat];
  return (await runStatement(em, OF_LANE, values)).length > 0;
}
