import type { CellBlock, JobLane, JobSpec } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../recording/statement.js';

/** What an extension works on. */
export interface StoredJob {
  readonly spec: JobSpec;
  readonly systemPrompts: Readonly<Record<string, string | null>>;
  readonly lanes: readonly JobLane[];
}

const LANES = `
select region, model_id as model, cells::float8 as cells, blocks from job_lanes where job_id = ? order by position`;

/** A job's specification with its lanes and their blocks. Its row must be locked. */
export async function readExtensibleJob(em: EntityManager, jobId: string): Promise<StoredJob> {
  const [job] = await em.execute<Omit<StoredJob, 'lanes'>[]>(
    'select spec, system_prompts as "systemPrompts" from jobs where id = ?',
    [jobId],
  );
  if (job === undefined) throw new Error('the job that was locked is gone');
  return { ...job, lanes: await em.execute<JobLane[]>(LANES, [jobId]) };
}

/** A job as it is to be from now on. */
export interface ExtendedRow extends StoredJob {
  readonly cells: number;
}

/** By the driver's own parameters: the ORM would write a specification of any size into the text of the query. */
const STORE_JOB = `update jobs set spec = $1::jsonb, system_prompts = $2::jsonb, cells = $3 where id = $4`;

/** `planned` is the planner's and stays. Rows are touched in key order: the planner holds some of them for moments. */
const STORE_LANES = `
insert into job_lanes as l (job_id, region, model_id, position, cells, blocks)
select ?, r.region, r.model, r.position, r.cells, r.blocks
from jsonb_to_recordset(?::jsonb) as r(region text, model text, position int, cells bigint, blocks jsonb)
order by r.region, r.model
on conflict (job_id, region, model_id) do update set
  position = excluded.position, cells = excluded.cells, blocks = excluded.blocks
where (l.position, l.cells) is distinct from (excluded.position, excluded.cells)`;

/** Stores an extended job with its new and longer lanes. Its row must be locked. */
export async function storeExtendedJob(
  em: EntityManager,
  jobId: string,
  { spec, systemPrompts, lanes, cells }: ExtendedRow,
): Promise<void> {
  const values = [JSON.stringify(spec), JSON.stringify(systemPrompts), cells, jobId];
  await runStatement(em, STORE_JOB, values);
  const rows = lanes.map((lane: JobLane & { readonly blocks: readonly CellBlock[] }, position) => ({
    ...lane,
    position,
  }));
  await em.execute(STORE_LANES, [jobId, JSON.stringify(rows)]);
}
