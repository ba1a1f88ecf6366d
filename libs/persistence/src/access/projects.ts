import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A project. Times are ISO 8601. */
export interface ProjectRow {
  readonly id: string;
  readonly createdAt: string;
  /** Null for the one that is always there. */
  readonly createdBy: string | null;
}

const INSERT = `insert into projects (id, created_by) values ($1, $2) on conflict (id) do nothing returning id`;

/** Stores a project; false when there is one of this id. */
export async function insertProject(
  em: EntityManager,
  id: string,
  createdBy: string,
): Promise<boolean> {
  return (await runStatement(em, INSERT, [id, createdBy])).length === 1;
}

const LIST = `select id, ${isoText('created_at')} as "createdAt", created_by as "createdBy" from projects
where $1::text[] is null or id = any($1) order by id`;

/** Projects by their ids, in their order; all of them for null. */
export async function readProjects(
  em: EntityManager,
  ids: readonly string[] | null,
): Promise<ProjectRow[]> {
  return runStatement<ProjectRow>(em, LIST, [ids]);
}

/** Whether there is a project. */
export async function hasProject(em: EntityManager, id: string): Promise<boolean> {
  return (await runStatement(em, 'select id from projects where id = $1', [id])).length === 1;
}
