import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';
import { LOG_SOURCES } from './log-position.js';
import type { LogSource } from './log-position.js';

/** A moment up to which logs can be written: how far each source went then, and which jobs were at rest. */
export interface LogCut {
  readonly targets: Readonly<Record<LogSource, number>>;
  /** Jobs at rest whose logs have entries that no seal is over: after this cut nothing of them is recorded, unless they are opened again. */
  readonly atRest: readonly string[];
  /** Transactions before this one may still bring rows with ids below the targets. */
  readonly horizon: string;
}

const NEWEST = LOG_SOURCES.map(
  (source) => `'${source}', coalesce((select max(id) from ${source}), 0)`,
).join(', ');

/**
 * One statement, so one moment: where a label is seen, its execution is; where an execution is, its registration is.
 * A job at rest has all its cells: one that was cancelled is at rest when its open cells are closed.
 */
const CUT = `
select jsonb_build_object(${NEWEST}) as targets,
  array(
    select j.id from jobs j left join job_logs g on g.job_id = j.id
    where j.id in (select job_id from job_logs where size > sealed_size)
      and j.status in ('completed', 'partial', 'failed', 'cancelled')
      and (j.status <> 'cancelled' or j.cells <= (
        select coalesce(sum(p.recorded), 0) from job_lane_progress p where p.job_id = j.id))
    order by 1
  ) as "atRest"`;

/** A statement of its own, after the other: its snapshot is younger than every id that was drawn for a row of the cut. */
const HORIZON = 'select pg_snapshot_xmax(pg_current_snapshot())::text as horizon';

/**
 * Ids are drawn before their rows are committed: one that is not seen yet may be smaller than one that is. Whoever draws ids here has locked a
 * row before, and so has a transaction id below the horizon: when all of these have ended, nothing comes below the targets any more.
 */
export async function takeLogCut(em: EntityManager): Promise<LogCut> {
  const [cut] = await runStatement<Omit<LogCut, 'horizon'>>(em, CUT);
  const [row] = await runStatement<Pick<LogCut, 'horizon'>>(em, HORIZON);
  if (cut === undefined || row === undefined) throw new Error('the database told no cut');
  return { ...cut, ...row };
}

const IS_FINAL = 'select pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 as is_final';

/** Whether all rows up to the targets of a cut are committed, or never will be. */
export async function isFinalCut(em: EntityManager, cut: LogCut): Promise<boolean> {
  const [row] = await runStatement<{ is_final: boolean }>(em, IS_FINAL, [cut.horizon]);
  return row?.is_final === true;
}
