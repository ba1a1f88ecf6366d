import type { EntityManager } from '@mikro-orm/postgresql';
import { LOG_SOURCES } from '../log/log-position.js';
import type { LogSource } from '../log/log-position.js';
import { readLogEntries } from '../log/log-reads.js';
import { runStatement } from '../statement.js';
import type { Snapshot } from './export-snapshot.js';

/** What is stored of an execution that its entry in the log is hashed from, with the outcome as it stands. */
export interface EvidenceRow {
  readonly id: number;
  readonly round: number;
  readonly response: string | null;
  readonly responseCut: boolean;
  readonly finishReason: string | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly httpStatus: number | null;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly quarantine: string | null;
  /** JSON. */
  readonly evidence: string;
  readonly outcome: string;
  readonly outcomeSource: string;
  readonly classifierVersion: string;
}

/** An entry of the log, with the row of the execution that it is about, where that still counts. */
export interface EvidenceEntry {
  readonly position: number;
  /** Its canonical form. */
  readonly body: string;
  readonly row: EvidenceRow | null;
}

/** Answers have up to 150,000 characters: what is in memory at once stays within some tens of megabytes. */
const AT_ONCE = 100;

const ROWS = `
select id::float8 as id, round, response, response_cut as "responseCut", finish_reason as "finishReason",
  error_code as "errorCode", error_message as "errorMessage", http_status as "httpStatus",
  input_tokens as "inputTokens", output_tokens as "outputTokens", quarantine, evidence::text as evidence,
  outcome, outcome_source as "outcomeSource", classifier_version as "classifierVersion"
from executions where id = any($1::bigint[])`;

/** The entries of a job's log, some at a time, each with its row. */
export async function* evidenceEntries(
  { em }: Pick<Snapshot, 'em'>,
  { jobId, size }: { readonly jobId: string; readonly size: number },
): AsyncGenerator<readonly EvidenceEntry[], void, undefined> {
  for (let from = 0; from < size; from += AT_ONCE) {
    const entries = await readLogEntries(em, jobId, { from, to: size, limit: AT_ONCE });
    const rounds = entries.map(({ body }) => roundOf(body));
    const ids = rounds.flatMap((one) => (one === null ? [] : [one.id]));
    const rows = ids.length === 0 ? [] : await runStatement<EvidenceRow>(em, ROWS, [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    yield entries.map((entry, index) => {
      const wanted = rounds[index] ?? null;
      const row = wanted === null ? undefined : byId.get(wanted.id);
      // The row of a round that was replaced is another answer's by now.
      return { ...entry, row: row !== undefined && row.round === wanted?.round ? row : null };
    });
  }
}

interface Round {
  readonly type: string;
  readonly id: number;
  readonly round: number;
}

/** Which round of which execution an entry is about; null for an entry of another kind. */
function roundOf(body: string): Round | null {
  const entry = JSON.parse(body) as Round;
  return entry.type === 'execution' ? entry : null;
}

/** Rows of each source that belong to a job and are not in its log yet. */
const BEHIND: Readonly<Record<LogSource, string>> = {
  job_registrations: 'true',
  executions: 'true',
  late_results: `x.reason = 'replaced'`,
  outcome_changes: 'true',
  audit_log: `x.action = 'job.rescored'`,
  labels: `x.rater_kind = 'judge'`,
  label_history: 'true',
  reviews: 'true',
  job_erasures: 'true',
};

const STANDING = `
select g.size::float8 as size, g.sealed_size::float8 as "sealedSize",
  not (${LOG_SOURCES.map(
    (source) => `exists (select 1 from ${source} x
    where x.job_id = g.job_id and x.id > (select position from log_positions where source = '${source}') and ${BEHIND[source]})`,
  ).join(' or ')}) as "isWhole"
from job_logs g where g.job_id = $1`;

/** How far a job's log is. */
export interface LogStanding {
  readonly size: number;
  readonly sealedSize: number;
  /** Whether all that is recorded of the job is in it. */
  readonly isWhole: boolean;
}

/** How far a job's log is; null of a job without one, which was accepted before logs were kept. */
export async function readLogStanding(
  em: EntityManager,
  jobId: string,
): Promise<LogStanding | null> {
  const [row] = await runStatement<LogStanding>(em, STANDING, [jobId]);
  return row ?? null;
}
