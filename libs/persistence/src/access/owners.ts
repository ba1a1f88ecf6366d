import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

const OWNERS = {
  job: 'select project from jobs where id = $1',
  execution: `select j.project from executions e join jobs j on j.id = e.job_id where e.id = $1::bigint`,
  series: 'select project from series where id = $1',
} as const;

/** What belongs to a project. */
export type Owned = keyof typeof OWNERS;

/** The project of a thing, by one indexed read; null when there is no such thing. */
export async function readOwner(
  em: EntityManager,
  kind: Owned,
  id: string,
): Promise<string | null> {
  const [row] = await runStatement<{ project: string }>(em, OWNERS[kind], [id]);
  return row?.project ?? null;
}

/** The projects of jobs; those that do not exist are not among them. */
export async function readJobProjects(
  em: EntityManager,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const sql = 'select id, project from jobs where id = any($1::text[])';
  const rows = await runStatement<{ id: string; project: string }>(em, sql, [ids]);
  return new Map(rows.map(({ id, project }) => [id, project]));
}
