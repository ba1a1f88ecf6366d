import type { ErasureCause } from '@beacon/domain';
import { nullableHash, listHash } from '@beacon/signing';
import type { EntryOutcome, LogEntry } from '@beacon/signing';
import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';
import { appendEntries } from './append-entries.js';
import type { LogPage } from './append-executions.js';
import type { LogSource } from './log-position.js';

/** A row that an entry is made of. Texts that may quote an answer, or name more than they must, are hashed here. */
interface SourceRow {
  readonly id: number;
  readonly logId: number;
}

interface Source<Row extends SourceRow> {
  /** `$1` is the id up to which rows are logged, `$2` the target, `$3` the limit; \`g\` is the log. */
  readonly sql: string;
  readonly entry: (row: Row) => LogEntry;
}

function source<Row extends SourceRow>(one: Source<Row>): AnySource {
  return async (em, page) => {
    const { after, target, limit } = page;
    const rows = await runStatement<Row>(em, one.sql, [after, target, limit]);
    await appendEntries(
      em,
      rows.map((row) => ({ logId: row.logId, entry: one.entry(row) })),
    );
    return rows.length < limit ? target : (rows.at(-1)?.id ?? target);
  };
}

type AnySource = (em: EntityManager, page: LogPage) => Promise<number>;

const paged = (table: string, columns: string, where = 'true'): string => `
select x.id::float8 as id, g.id as "logId", ${columns}
from ${table} x join job_logs g on g.job_id = x.job_id
where x.id > $1 and x.id <= $2 and ${where} order by x.id limit $3`;

interface RegistrationRow extends SourceRow {
  readonly number: number;
  readonly sha256: string;
}

interface OutcomeRow extends SourceRow {
  readonly execution: number;
  readonly round: number;
  readonly kind: string;
  readonly from: EntryOutcome;
  readonly to: EntryOutcome;
  readonly author: string;
  readonly reason: string | null;
  readonly at: string;
}

interface RescoreRow extends SourceRow {
  readonly version: string;
  readonly complete: boolean;
  readonly changed: number;
  readonly same: number;
  readonly at: string;
}

interface LabelRow extends SourceRow {
  readonly execution: number;
  readonly round: number;
  readonly raterKind: string;
  readonly rater: string;
  readonly outcome: string;
  readonly stance: string | null;
  readonly judgingJob: string | null;
  readonly review: number | null;
  readonly note: string | null;
  readonly at: string;
}

interface ReviewRow extends SourceRow {
  readonly seed: number;
  readonly reasons: readonly string[];
  readonly items: readonly (readonly number[])[];
  readonly at: string;
}

interface ErasureRow extends SourceRow {
  readonly cause: ErasureCause;
  readonly by: string;
  readonly retentionDays: number | null;
  readonly reason: string | null;
  readonly at: string;
}

const outcomeSql = (side: 'from' | 'to'): string =>
  `jsonb_build_object('outcome', x.${side}_outcome, 'source', x.${side}_source, 'version', x.${side}_version) as "${side}"`;

const label = (row: LabelRow): LogEntry => ({
  v: 1,
  type: 'label',
  id: row.id,
  execution: row.execution,
  round: row.round,
  rater_kind: row.raterKind,
  rater: row.rater,
  outcome: row.outcome,
  stance: row.stance,
  judging_job: row.judgingJob,
  review: row.review,
  note_hash: nullableHash(row.note),
  at: row.at,
});

/** How the rows of each source become entries, but for executions. */
export const OTHER_SOURCES: Readonly<
  Record<Exclude<LogSource, 'executions' | 'late_results'>, AnySource>
> = {
  job_registrations: source<RegistrationRow>({
    sql: paged('job_registrations', 'x.number, x.sha256'),
    entry: ({ number, sha256 }) => ({ v: 1, type: 'registration', number, sha256 }),
  }),
  outcome_changes: source<OutcomeRow>({
    sql: paged(
      'outcome_changes',
      `x.execution_id::float8 as execution, x.round, x.kind, ${outcomeSql('from')}, ${outcomeSql('to')},
      x.author, x.reason, ${isoText('x.at')} as at`,
    ),
    entry: ({ id, execution, round, kind, from, to, author, reason, at }) => ({
      v: 1,
      type: 'outcome',
      id,
      execution,
      round,
      kind,
      from,
      to,
      author,
      reason_hash: nullableHash(reason),
      at,
    }),
  }),
  audit_log: source<RescoreRow>({
    sql: paged(
      'audit_log',
      `x.details ->> 'classifier_version' as version, (x.details ->> 'complete')::boolean as complete,
      (x.details ->> 'changed')::float8 as changed, (x.details ->> 'same_outcome')::float8 as same, ${isoText('x.at')} as at`,
      `x.action = 'job.rescored'`,
    ),
    entry: ({ id, version, complete, changed, same, at }) => ({
      v: 1,
      type: 'rescore',
      id,
      classifier_version: version,
      complete,
      changed,
      same_outcome: same,
      at,
    }),
  }),
  labels: source<LabelRow>({
    sql: paged(
      'labels',
      `x.execution_id::float8 as execution, x.round, x.rater_kind as "raterKind", x.rater, x.outcome, x.stance,
      x.judge_job_id as "judgingJob", null as review, x.note, ${isoText('x.at')} as at`,
      `x.rater_kind = 'judge'`,
    ),
    entry: label,
  }),
  label_history: source<LabelRow>({
    sql: paged(
      'label_history',
      `x.execution_id::float8 as execution, x.round, x.rater_kind as "raterKind", x.rater, x.outcome, null as stance,
      null as "judgingJob", x.review_id::float8 as review, x.note, ${isoText('x.at')} as at`,
    ),
    entry: label,
  }),
  reviews: source<ReviewRow>({
    sql: paged(
      'reviews',
      `x.seed::float8 as seed, x.reasons, ${isoText('x.created_at')} as at,
      (select coalesce(jsonb_agg(jsonb_build_array(i.execution_id, i.round, i.stratum) order by i.position), '[]')
       from review_items i where i.review_id = x.id) as items`,
    ),
    entry: ({ id, seed, reasons, items, at }) => ({
      v: 1,
      type: 'review',
      id,
      seed,
      reasons,
      items: items.length,
      items_sha256: listHash(items),
      at,
    }),
  }),
  job_erasures: source<ErasureRow>({
    sql: paged(
      'job_erasures',
      `x.cause, x.requested_by as by, x.retention_days as "retentionDays", x.reason, ${isoText('x.requested_at')} as at`,
    ),
    entry: ({ id, cause, by, retentionDays, reason, at }) => ({
      v: 1,
      type: 'erased',
      id,
      cause,
      by,
      retention_days: retentionDays,
      reason_hash: nullableHash(reason),
      at,
    }),
  }),
};
