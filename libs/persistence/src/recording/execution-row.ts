import type { ExecutionStatus, Outcome, OutcomeSource } from '@beacon/domain';

/** How the task of an execution came to its executor. Absent where there was none, or an earlier release does not say. */
export interface TaskDeliveryRow {
  readonly planned_at?: string;
  /** When the broker stored the task. */
  readonly published_at?: string;
  readonly delivered_at?: string;
  /** Deliveries of the task until then. */
  readonly deliveries?: number;
}

/** An execution on its way into the table; keys are the table's columns. */
export interface ExecutionRow extends TaskDeliveryRow {
  readonly job_id: string;
  readonly region: string;
  readonly model_id: string;
  readonly question_id: string | null;
  readonly repeat: number;
  readonly cell: string;
  readonly round: number;
  readonly status: ExecutionStatus;
  readonly outcome: Outcome;
  readonly outcome_source: OutcomeSource;
  readonly outcome_rule: string | null;
  readonly outcome_evidence: string | null;
  readonly classifier_version: string;
  /** Language of the answer. @default null, when it cannot be told */
  readonly outcome_language?: string | null;
  /** @default null, when nothing was classified */
  readonly outcome_calibrated?: boolean | null;
  /** @default null, where the learned part did not decide */
  readonly outcome_score?: number | null;
  readonly response: string | null;
  readonly response_length: number;
  readonly response_cut: boolean;
  readonly finish_reason: string | null;
  readonly error_code: string | null;
  readonly error_message: string | null;
  readonly http_status: number | null;
  readonly attempts: number;
  /** Attempts that were refused for a rate or a quota. @default null, when it is not known */
  readonly throttled?: number | null;
  /** What the last call failed with. @default null, when it brought an answer or there was none */
  readonly last_error_code?: string | null;
  readonly started_at: string;
  readonly completed_at: string;
  readonly duration_ms: number;
  readonly input_tokens: number | null;
  readonly output_tokens: number | null;
  readonly cost_usd: number | null;
  readonly prompt_sha256: string;
  readonly provider: string;
  readonly executor_id: string;
  readonly evidence: Readonly<Record<string, unknown>>;
  /** Why the evidence contradicts the lane. @default null, when it does not */
  readonly quarantine?: string | null;
  /** The executor's signature with the hashes that it is over, see `SignedResult` of libs/signing. @default null, when it was not signed */
  readonly signed?: object | null;
  /** What the call behind it cost, in nanodollars; kept with the attempt. @default null, when nothing is known of it */
  readonly cost_nano_usd?: number | null;
  /** Whether that is the most that it can have cost. @default false */
  readonly cost_estimated?: boolean;
}

/** Kept with the attempt behind an execution, and not in its row. */
const CALL_COLUMNS = { cost_nano_usd: 'bigint', cost_estimated: 'boolean' } as const;

/** Names one round of one cell of a job. */
export interface RoundKey {
  readonly job_id: string;
  readonly region: string;
  readonly cell: string;
  readonly round: number;
}

/** An execution that was written: inserted, or put in the place of an earlier round's. */
export interface WrittenExecution extends RoundKey {
  readonly id: number;
  readonly recorded_at: Date | string;
}

/** One text for each round of each cell. */
export function roundKey({ job_id, region, cell, round }: RoundKey): string {
  return `${job_id}/${region}/${cell}/${round}`;
}

/** The columns of a row with their types in SQL. */
export const EXECUTION_COLUMNS: Readonly<
  Record<Exclude<keyof ExecutionRow, keyof typeof CALL_COLUMNS>, string>
> = {
  job_id: 'text',
  region: 'text',
  model_id: 'text',
  question_id: 'text',
  repeat: 'bigint',
  cell: 'text',
  round: 'int',
  status: 'text',
  outcome: 'text',
  outcome_source: 'text',
  outcome_rule: 'text',
  outcome_evidence: 'text',
  classifier_version: 'text',
  outcome_language: 'text',
  outcome_calibrated: 'boolean',
  outcome_score: 'float8',
  response: 'text',
  response_length: 'int',
  response_cut: 'boolean',
  finish_reason: 'text',
  error_code: 'text',
  error_message: 'text',
  http_status: 'smallint',
  attempts: 'int',
  throttled: 'int',
  last_error_code: 'text',
  started_at: 'timestamptz',
  completed_at: 'timestamptz',
  duration_ms: 'int',
  input_tokens: 'int',
  output_tokens: 'int',
  cost_usd: 'float8',
  prompt_sha256: 'text',
  provider: 'text',
  executor_id: 'text',
  evidence: 'jsonb',
  quarantine: 'text',
  signed: 'jsonb',
  planned_at: 'timestamptz',
  published_at: 'timestamptz',
  delivered_at: 'timestamptz',
  deliveries: 'int',
};

/** Names of the columns, for a statement's column list. */
export const EXECUTION_NAMES = Object.keys(EXECUTION_COLUMNS);

/** SQL that reads the rows of the JSON array in `$1`. */
export const INCOMING_ROWS = `select * from json_to_recordset($1::json) as r(${Object.entries({
  ...EXECUTION_COLUMNS,
  ...CALL_COLUMNS,
})
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')})`;

/** What names a cell in the unique index; a null question and an empty one are the same. */
export const CELL_INDEX = `(job_id, region, model_id, (coalesce(question_id, '')), repeat)`;
