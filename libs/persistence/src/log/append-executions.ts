import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';
import { advanceLogs } from './append-entries.js';
import { EXECUTION_BODY } from './execution-body.js';

/** Rows of a source that are to be logged. */
export interface LogPage {
  /** Rows up to this id are logged. */
  readonly after: number;
  readonly target: number;
  /** Rows at once. */
  readonly limit: number;
}

const FIRST_CHANGE = `
left join lateral (
  select o.* from outcome_changes o
  where o.execution_id = e.id and o.round = e.round and o.kind <> 'replacement' order by o.id limit 1
) c on true`;

/**
 * Entries from rows `found (log_id, place, …execution)`: their positions, their bodies, and the hashes of their leaves, one text of bytes
 * for each log. Everything about a row happens where it is stored.
 */
const APPENDED = `
entries as materialized (
  select e.log_id, g.size + row_number() over (partition by e.log_id order by e.place) - 1 as position,
    ${EXECUTION_BODY} as body
  from found e join job_logs g on g.id = e.log_id ${FIRST_CHANGE}
), written as (
  insert into log_entries (log_id, position, body) select log_id, position, body from entries order by 1, 2
)
select (select case when count(*) < $3 then $2 else max(id) end from page)::float8 as last, log_id as "logId",
  string_agg(sha256('\\x00'::bytea || convert_to(body, 'UTF8')), ''::bytea order by position) as leaves
from (select 1) one left join entries on true group by log_id`;

/**
 * The first rounds of cells: a row that was replaced meanwhile is found among the late results, whole, and is logged as it was. Its next
 * round has the same id, and is logged by {@link appendReplacements}.
 */
const EXECUTIONS = `
with page as materialized (
  select * from executions where id > $1 and id <= $2::bigint order by id limit $3::bigint
), found as materialized (
  select g.id as log_id, p.id as place, e.*
  from page p join job_logs g on g.job_id = p.job_id
  cross join lateral (
    select x.* from (
      select p.*
      union all
      select old.* from late_results l
      cross join lateral jsonb_populate_record(null::executions, l.result) old
      where p.round > 1 and l.job_id = p.job_id and l.region = p.region and l.cell = p.cell and l.reason = 'replaced'
    ) x order by x.round limit 1
  ) e
), ${APPENDED}`;

/** What took the place of a round that is among the late results: the next of them, or the execution as it is. */
const REPLACEMENTS = `
with page as materialized (
  select id, job_id, region, cell, round, (result ->> 'id')::bigint as execution_id
  from late_results where id > $1 and id <= $2::bigint and reason = 'replaced' order by id limit $3::bigint
), found as materialized (
  select g.id as log_id, p.id as place, e.*
  from page p join job_logs g on g.job_id = p.job_id
  cross join lateral (
    select x.* from (
      select now.* from executions now where now.id = p.execution_id
      union all
      select old.* from late_results l
      cross join lateral jsonb_populate_record(null::executions, l.result) old
      where l.job_id = p.job_id and l.region = p.region and l.cell = p.cell and l.reason = 'replaced'
    ) x where x.round > p.round order by x.round limit 1
  ) e
), ${APPENDED}`;

interface Appended {
  readonly last: number;
  /** Null where nothing of it belongs to a log. */
  readonly logId: number | null;
  readonly leaves: Uint8Array | null;
}

/**
 * Appends the next executions to the logs of their jobs. The sequencer's lock must be held.
 * @returns the id up to which they are logged now.
 */
export async function appendExecutions(em: EntityManager, page: LogPage): Promise<number> {
  return appendBy(em, EXECUTIONS, page);
}

/** The same for executions that took the place of others; ids are those of the late results. */
export async function appendReplacements(em: EntityManager, page: LogPage): Promise<number> {
  return appendBy(em, REPLACEMENTS, page);
}

async function appendBy(em: EntityManager, sql: string, page: LogPage): Promise<number> {
  const rows = await runStatement<Appended>(em, sql, [page.after, page.target, page.limit]);
  const leaves = rows.flatMap(({ logId, leaves: some }): [number, Uint8Array][] =>
    logId === null || some === null ? [] : [[logId, some]],
  );
  await advanceLogs(em, new Map(leaves));
  return rows[0]?.last ?? page.after;
}
