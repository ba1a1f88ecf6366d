import type { Client } from 'pg';
import type { BareResult } from './cell.js';

/** Takes the column's value from a result. */
type Reader = (result: BareResult) => unknown;

/** SQL type and source of each column of `executions`. */
const COLUMNS: Readonly<Record<string, readonly [type: string, read: Reader]>> = {
  job_id: ['text', (result) => result.jobId],
  region: ['text', (result) => result.region],
  model_id: ['text', (result) => result.model],
  question_id: ['text', (result) => result.questionId],
  repeat: ['bigint', (result) => result.repeat],
  cell: ['text', (result) => result.cell],
  round: ['int', (result) => result.round],
  status: ['text', () => 'completed'],
  outcome: ['text', (result) => result.outcome],
  outcome_source: ['text', (result) => result.outcomeSource],
  outcome_rule: ['text', (result) => result.outcomeRule],
  outcome_evidence: ['text', (result) => result.outcomeEvidence],
  classifier_version: ['text', (result) => result.classifierVersion],
  response: ['text', (result) => result.response],
  response_length: ['int', (result) => result.response?.length ?? 0],
  response_cut: ['boolean', (result) => result.responseCut],
  finish_reason: ['text', (result) => result.finishReason],
  attempts: ['int', (result) => result.attempts],
  started_at: ['timestamptz', (result) => result.startedAt],
  completed_at: ['timestamptz', (result) => result.completedAt],
  duration_ms: [
    'int',
    (result) => Math.max(0, Date.parse(result.completedAt) - Date.parse(result.startedAt)),
  ],
  input_tokens: ['int', (result) => result.inputTokens],
  output_tokens: ['int', (result) => result.outputTokens],
  cost_usd: ['float8', (result) => result.costUsd],
  prompt_sha256: ['text', (result) => result.promptSha256],
  provider: ['text', (result) => result.evidence.provider],
  executor_id: ['text', (result) => result.evidence.executorId],
  evidence: ['jsonb', (result) => JSON.stringify(result.evidence)],
};

const NAMES = Object.keys(COLUMNS).join(', ');
const ARRAYS = Object.values(COLUMNS).map(([type], index) => `$${index + 1}::${type}[]`);

/** One statement: the executions, yielding on a conflict as the product's do, and the attempt behind each. */
const INSERT = `
with incoming as materialized (
  select * from unnest(${ARRAYS.join(', ')}) as r(${NAMES})
), inserted as (
  insert into bare_executions (${NAMES}) select ${NAMES} from incoming
  on conflict do nothing returning id
), attempted as (
  insert into bare_attempts (job_id, region, model_id, cell, round, number, executor_id, kind, started_at, completed_at)
  select job_id, region, model_id, cell, round, attempts, executor_id, 'result', started_at, completed_at
  from incoming on conflict do nothing
)
select id::float8 as id from inserted`;

/** Makes empty tables with the columns, constraints and indexes of the product's. */
export async function makeBareTables(client: Client): Promise<void> {
  await removeBareTables(client);
  await client.query('create table bare_executions (like executions including all)');
  await client.query('create table bare_attempts (like attempts including all)');
}

/** Removes the tables of the bare flow. */
export async function removeBareTables(client: Client): Promise<void> {
  await client.query('drop table if exists bare_executions, bare_attempts');
}

/** Inserts results with their attempts by one statement and returns the ids of the new executions. */
export async function insertResults(
  client: Client,
  results: readonly BareResult[],
): Promise<readonly number[]> {
  const arrays = Object.values(COLUMNS).map(([, read]) => results.map(read));
  const { rows } = await client.query<{ id: number }>(INSERT, arrays);
  return rows.map(({ id }) => id);
}
