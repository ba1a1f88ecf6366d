import type { EntityManager } from '@mikro-orm/postgresql';
import type { Job } from '../entities/index.js';
import { runStatement } from '../recording/statement.js';

/** A job that is accepted. */
export type NewJob = Pick<Job, 'id' | 'status' | 'spec' | 'systemPrompts' | 'cells' | 'createdAt'>;

const INSERT = `
insert into jobs (id, status, spec, system_prompts, cells, created_at)
values ($1, $2, $3::jsonb, $4::jsonb, $5, $6)
on conflict (id) do nothing returning id`;

/**
 * Stores a job; false when its id is taken. The specification goes to the driver as it is: written into the text of a query
 * by the ORM, that of a hundred thousand questions takes more memory than the process has.
 */
export async function insertJob(em: EntityManager, job: NewJob): Promise<boolean> {
  const { id, status, spec, systemPrompts, cells, createdAt } = job;
  const json = [JSON.stringify(spec), JSON.stringify(systemPrompts)];
  return (await runStatement(em, INSERT, [id, status, ...json, cells, createdAt])).length === 1;
}
