import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Number of the advisory lock of the one that erases. */
const ERASER_LOCK = 0x62656172;

/** `done`: no text of the job is left in the database. `more`: a page of it was erased. `busy`: another recorder erases. */
export type ErasedPage = 'done' | 'more' | 'busy';

/** The hash of an answer stays in its place. Of a failure goes what the provider said: it may repeat what was asked, and what was said. */
const EXECUTIONS = `
with page as materialized (
  select e.id from executions e
  where e.job_id = $1 and e.id > (select erased_up_to from job_erasures where job_id = $1) order by e.id limit $2::bigint
), erased as (
  update executions e set answer_sha256 = encode(sha256(convert_to(e.response, 'UTF8')), 'hex'),
    response = null, outcome_evidence = null, error_message = null
  from page p where e.id = p.id
    and (e.response is not null or e.outcome_evidence is not null or e.error_message is not null)
  returning e.answer_sha256
)
update job_erasures x set erased_up_to = coalesce((select max(id) from page), x.erased_up_to),
  answers = x.answers + (select count(*) from erased where answer_sha256 is not null)
where x.job_id = $1 returning (select count(*)::float8 from page) as rows`;

/** Whole results, among them what later rounds took the place of. */
const LATE_RESULTS = `
with erased as (
  update late_results l set result = l.result || jsonb_build_object('response', null, 'outcome_evidence', null,
    'error_message', null, 'answer_sha256', encode(sha256(convert_to(l.result ->> 'response', 'UTF8')), 'hex'))
  where l.id in (
    select id from late_results where job_id = $1
      and (result ->> 'response' is not null or result ->> 'outcome_evidence' is not null or result ->> 'error_message' is not null)
    order by id limit $2::bigint)
  returning 1
)
select count(*)::float8 as rows from erased`;

/** Sets columns of the job's rows to null where they are not, a page at a time. */
const without = (table: string, columns: readonly string[], where = 'true'): string => `
with erased as (
  update ${table} t set ${columns.map((column) => `${column} = null`).join(', ')}
  where t.id in (
    select id from ${table} where job_id = $1 and ${where}
      and (${columns.map((column) => `${column} is not null`).join(' or ')})
    order by id limit $2::bigint)
  returning 1
)
select count(*)::float8 as rows from erased`;

const IMPORTED_ANSWERS = `
with erased as (
  delete from imported_answers where (job_id, region, position) in (
    select job_id, region, position from imported_answers where job_id = $1 limit $2::bigint)
  returning 1
)
select count(*)::float8 as rows from erased`;

/** Everything of a job that holds words of its answers, or of people about them, which may quote them. */
const STEPS: readonly string[] = [
  EXECUTIONS,
  LATE_RESULTS,
  without('attempts', ['error_message']),
  without('outcome_changes', ['from_evidence', 'to_evidence']),
  without('outcome_changes', ['reason'], `kind in ('override', 'withdrawal')`),
  without('labels', ['evidence', 'note']),
  without('label_history', ['note']),
  without('audit_log', ['reason'], `action in ('execution.override', 'execution.withdraw')`),
  IMPORTED_ANSWERS,
];

/**
 * Erases the next texts of a job whose erasure is due, in a transaction of its own. Safe to repeat: who dies in the middle leaves what was
 * committed erased, and another goes on.
 * @param limit rows of a page.
 */
export async function eraseTexts(
  em: EntityManager,
  jobId: string,
  limit: number,
): Promise<ErasedPage> {
  return em.transactional(async (tx) => {
    if (!(await tryEraserLock(tx))) return 'busy';
    for (const sql of STEPS) {
      const [page] = await runStatement<{ rows: number }>(tx, sql, [jobId, limit]);
      if ((page?.rows ?? 0) >= limit) return 'more';
    }
    return 'done';
  });
}

/** Taken until the transaction ends: of all recorders one erases at a time. */
async function tryEraserLock(em: EntityManager): Promise<boolean> {
  const [row] = await runStatement<{ locked: boolean }>(
    em,
    'select pg_try_advisory_xact_lock($1::bigint) as locked',
    [ERASER_LOCK],
  );
  return row?.locked === true;
}
