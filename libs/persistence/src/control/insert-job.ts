import type { EntityManager } from '@mikro-orm/postgresql';
import type { Job } from '../entities/index.js';
import { runStatement } from '../statement.js';

/** A job that is accepted. */
export interface NewJob extends Pick<
  Job,
  'id' | 'status' | 'systemPrompts' | 'cells' | 'createdAt'
> {
  readonly project: string;
  /** The specification as JSON in UTF-8: that of a large job is serialised in a worker thread, and never parsed again on its way. */
  readonly specJson: Uint8Array;
  /** See `Job`. @default null */
  readonly traceparent?: string | null;
}

const INSERT = `
insert into jobs (id, status, spec, system_prompts, cells, created_at, project, traceparent)
values ($1, $2, convert_from($3::bytea, 'UTF8')::jsonb, $4::jsonb, $5, $6, $7, $8)
on conflict (id) do nothing returning id`;

/**
 * Stores a job; false when its id is taken. The specification goes to the driver as it is: written into the text of a query
 * by the ORM, that of a hundred thousand questions takes more memory than the process has. As bytes it stays out of the heap.
 */
export async function insertJob(em: EntityManager, job: NewJob): Promise<boolean> {
  const { id, project, status, specJson, systemPrompts, cells, createdAt, traceparent } = job;
  const json = [specJson, JSON.stringify(systemPrompts)];
  const values = [id, status, ...json, cells, createdAt, project, traceparent ?? null];
  return (await runStatement(em, INSERT, values)).length === 1;
}
