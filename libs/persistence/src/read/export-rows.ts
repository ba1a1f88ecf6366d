import type { ExecutionStatus, Outcome } from '@beacon/domain';
import { runStatement } from '../statement.js';
import type { ExecutionFilter } from './execution-reads.js';
import type { Snapshot } from './export-snapshot.js';
import { isoText } from './sql.js';

/** An execution with all that is stored of it, as exports need it. Times are ISO 8601. */
export interface ExportedExecution {
  readonly id: number;
  readonly cell: string;
  readonly round: number;
  readonly region: string;
  readonly modelId: string;
  /** Null when the job asks its own prompt. */
  readonly questionId: string | null;
  readonly repeat: number;
  readonly attempts: number;
  readonly status: ExecutionStatus;
  readonly outcome: Outcome;
  readonly outcomeSource: string;
  readonly outcomeRule: string | null;
  readonly outcomeEvidence: string | null;
  readonly classifierVersion: string;
  readonly outcomeLanguage: string | null;
  readonly outcomeCalibrated: boolean | null;
  readonly outcomeScore: number | null;
  readonly finishReason: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly httpStatus: number | null;
  readonly lastErrorCode: string | null;
  readonly throttled: number | null;
  readonly durationMs: number;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
  readonly provider: string;
  readonly providerModel: string | null;
  readonly servedModel: string | null;
  readonly systemFingerprint: string | null;
  readonly providerRegion: string | null;
  readonly providerRequestId: string | null;
  readonly endpointHost: string | null;
  readonly executorRegion: string | null;
  readonly executorId: string;
  readonly node: string | null;
  readonly pod: string | null;
  /** JSON of an object; null when nothing is known. */
  readonly edgeHeaders: string | null;
  readonly quarantine: string | null;
  readonly startedAt: string;
  readonly completedAt: string;
  readonly recordedAt: string;
  readonly promptSha256: string;
  /** SHA-256 of the stored answer in UTF-8, hex digits; null when there is none. */
  readonly textSha256: string | null;
  /** In characters, as it was before it was cut. */
  readonly textLength: number;
  readonly textCut: boolean;
  /** The stored answer; null when there is none, or when texts are left out. */
  readonly text: string | null;
}

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
  const { conditions, values } = conditionsOf(selection);
  const text = selection.withText ? 'e.response' : 'null::text';
  await runStatement(
    em,
    `declare exported_executions no scroll cursor for
     select ${COLUMNS}, ${text} as "text" from executions e where ${conditions.join(' and ')} order by e.id`,
    values,
  );
  for (;;) {
    const rows = await runStatement<ExportedExecution>(em, FETCH, []);
    if (rows.length > 0) yield rows;
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

const FETCH = `fetch forward ${ROWS_AT_ONCE} from exported_executions`;

const COLUMNS = `e.id::float8 as id, e.cell, e.round, e.region, e.model_id as "modelId",
  nullif(e.question_id, '') as "questionId", e.repeat::float8 as repeat, e.attempts, e.status, e.outcome,
  e.outcome_source as "outcomeSource", e.outcome_rule as "outcomeRule", e.outcome_evidence as "outcomeEvidence",
  e.classifier_version as "classifierVersion", e.outcome_language as "outcomeLanguage",
  e.outcome_calibrated as "outcomeCalibrated", e.outcome_score as "outcomeScore", e.finish_reason as "finishReason", e.error_code as "errorCode",
  e.error_message as "errorMessage", e.http_status as "httpStatus",
  e.last_error_code as "lastErrorCode", e.throttled, e.duration_ms as "durationMs",
  e.input_tokens as "inputTokens", e.output_tokens as "outputTokens", e.cost_usd as "costUsd", e.provider,
  e.evidence ->> 'providerModel' as "providerModel", e.evidence ->> 'servedModel' as "servedModel",
  e.evidence ->> 'systemFingerprint' as "systemFingerprint", e.evidence ->> 'providerRegion' as "providerRegion",
  e.evidence ->> 'providerRequestId' as "providerRequestId", e.evidence ->> 'endpointHost' as "endpointHost",
  e.evidence ->> 'executorRegion' as "executorRegion", e.executor_id as "executorId",
  e.evidence ->> 'node' as node, e.evidence ->> 'pod' as pod,
  nullif(e.evidence -> 'edgeHeaders', 'null')::text as "edgeHeaders", e.quarantine,
  ${isoText('e.started_at')} as "startedAt", ${isoText('e.completed_at')} as "completedAt",
  ${isoText('e.recorded_at')} as "recordedAt", e.prompt_sha256 as "promptSha256",
  encode(sha256(convert_to(e.response, 'UTF8')), 'hex') as "textSha256",
  e.response_length as "textLength", e.response_cut as "textCut"`;

interface Conditions {
  readonly conditions: readonly string[];
  readonly values: readonly unknown[];
}

function conditionsOf({ jobId, filter }: ExportSelection): Conditions {
  const { questionId, quarantined, region, modelId, status, outcome } = filter;
  const equal = Object.entries({
    'e.job_id': jobId,
    'e.region': region,
    'e.model_id': modelId,
    'e.status': status,
    'e.outcome': outcome,
    // A null question and an empty one are the same.
    "coalesce(e.question_id, '')": questionId === null ? '' : questionId,
  }).filter(([, value]) => value !== undefined);
  return {
    conditions: [
      ...equal.map(([column], index) => `${column} = $${index + 1}`),
      ...(quarantined === undefined ? [] : [`(e.quarantine is not null) = ${quarantined}`]),
    ],
    values: equal.map(([, value]) => value),
  };
}
