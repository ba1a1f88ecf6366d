import type { ExecutionStatus, Outcome } from '@beacon/domain';
import { runStatement } from '../statement.js';
import { executionConditions } from './execution-conditions.js';
import type { ExecutionFilter } from './execution-reads.js';
import type { Snapshot } from './export-snapshot.js';
import { isoText } from './sql.js';

/** What an exported column is read from, with the type that it has. */
interface StoredColumn<Value> {
  readonly sql: string;
  /** Never set: it carries the type. */
  readonly value?: Value;
}

function column<Value>(sql: string): StoredColumn<Value> {
  return { sql };
}

/** Everything that is stored of an execution, as exports need it: the one list from which rows and their type are made. Times are ISO 8601. */
const COLUMNS = {
  id: column<number>('e.id::float8'),
  cell: column<string>('e.cell'),
  round: column<number>('e.round'),
  region: column<string>('e.region'),
  modelId: column<string>('e.model_id'),
  /** Null when the job asks its own prompt. */
  questionId: column<string | null>("nullif(e.question_id, '')"),
  repeat: column<number>('e.repeat::float8'),
  attempts: column<number>('e.attempts'),
  status: column<ExecutionStatus>('e.status'),
  outcome: column<Outcome>('e.outcome'),
  outcomeSource: column<string>('e.outcome_source'),
  outcomeRule: column<string | null>('e.outcome_rule'),
  outcomeEvidence: column<string | null>('e.outcome_evidence'),
  classifierVersion: column<string>('e.classifier_version'),
  outcomeLanguage: column<string | null>('e.outcome_language'),
  outcomeCalibrated: column<boolean | null>('e.outcome_calibrated'),
  outcomeScore: column<number | null>('e.outcome_score'),
  finishReason: column<string | null>('e.finish_reason'),
  errorCode: column<string | null>('e.error_code'),
  errorMessage: column<string | null>('e.error_message'),
  httpStatus: column<number | null>('e.http_status'),
  lastErrorCode: column<string | null>('e.last_error_code'),
  throttled: column<number | null>('e.throttled'),
  durationMs: column<number>('e.duration_ms'),
  inputTokens: column<number | null>('e.input_tokens'),
  outputTokens: column<number | null>('e.output_tokens'),
  costUsd: column<number | null>('e.cost_usd'),
  provider: column<string>('e.provider'),
  providerModel: column<string | null>("e.evidence ->> 'providerModel'"),
  servedModel: column<string | null>("e.evidence ->> 'servedModel'"),
  systemFingerprint: column<string | null>("e.evidence ->> 'systemFingerprint'"),
  providerRegion: column<string | null>("e.evidence ->> 'providerRegion'"),
  providerRequestId: column<string | null>("e.evidence ->> 'providerRequestId'"),
  endpointHost: column<string | null>("e.evidence ->> 'endpointHost'"),
  executorRegion: column<string | null>("e.evidence ->> 'executorRegion'"),
  executorId: column<string>('e.executor_id'),
  node: column<string | null>("e.evidence ->> 'node'"),
  pod: column<string | null>("e.evidence ->> 'pod'"),
  askedRegion: column<string | null>("e.evidence ->> 'askedRegion'"),
  upstream: column<string | null>("e.evidence ->> 'upstream'"),
  /** JSON of a list; null when all was sent. */
  leftOut: column<string | null>("(e.evidence -> 'leftOut')::text"),
  reasoningTokens: column<number | null>("(e.evidence ->> 'reasoningTokens')::float8"),
  /** JSON of an object; null when nothing is known. */
  edgeHeaders: column<string | null>("nullif(e.evidence -> 'edgeHeaders', 'null')::text"),
  quarantine: column<string | null>('e.quarantine'),
  startedAt: column<string>(isoText('e.started_at')),
  completedAt: column<string>(isoText('e.completed_at')),
  recordedAt: column<string>(isoText('e.recorded_at')),
  promptSha256: column<string>('e.prompt_sha256'),
  /** SHA-256 of the stored answer in UTF-8, hex digits; null when there is none. */
  textSha256: column<string | null>("encode(sha256(convert_to(e.response, 'UTF8')), 'hex')"),
  /** In characters, as it was before it was cut. */
  textLength: column<number>('e.response_length'),
  textCut: column<boolean>('e.response_cut'),
};

type Columns = typeof COLUMNS;

/** An execution with all that is stored of it. */
export type ExportedExecution = {
  readonly [Name in keyof Columns]: Columns[Name] extends StoredColumn<infer Value> ? Value : never;
} & {
  /** The stored answer; null when there is none, or when texts are left out. */
  readonly text: string | null;
};

/** Which executions of a job are exported, and whether with what models wrote. */
export interface ExportSelection {
  readonly jobId: string;
  readonly filter: Omit<ExecutionFilter, 'jobId'>;
  /** Whether answers are read. */
  readonly withText: boolean;
}

/** Answers have up to 150,000 characters: what is in memory at once stays within some tens of megabytes. */
const ROWS_AT_ONCE = 100;

/**
 * Executions of a job in the order of their ids, some at a time, from a cursor that the database keeps: memory does not
 * grow with the job, and nothing is read before it is asked for. Ending the iteration leaves the cursor to the snapshot.
 * A snapshot can be iterated once.
 */
export async function* exportedExecutions(
  { em }: Pick<Snapshot, 'em'>,
  selection: ExportSelection,
): AsyncGenerator<readonly ExportedExecution[], void, undefined> {
  const { jobId, filter } = selection;
  const { conditions, values } = executionConditions({ ...filter, jobId });
  const text = selection.withText ? 'e.response' : 'null::text';
  await runStatement(
    em,
    `declare exported_executions no scroll cursor for
     select ${SELECTED}, ${text} as "text" from executions e where ${conditions.join(' and ')} order by e.id`,
    values,
  );
  for (;;) {
    const rows = await runStatement<ExportedExecution>(em, FETCH, []);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

const FETCH = `fetch forward ${ROWS_AT_ONCE} from exported_executions`;

const SELECTED = Object.entries(COLUMNS)
  .map(([name, { sql }]) => `${sql} as "${name}"`)
  .join(', ');
