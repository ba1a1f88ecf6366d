import type { CellBlock, JobLane, JobStatus } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** A job as an extension finds it. */
export interface ExtensibleRow {
  readonly status: JobStatus;
  readonly cells: number;
  /** What its calls may cost, in nanodollars; null where nothing limits it. */
  readonly maxCost: number | null;
  /** The specification as JSON, not parsed: that of a large job is parsed in a worker thread. */
  readonly specText: string;
  readonly systemPrompts: Readonly<Record<string, string | null>>;
  readonly lanes: readonly JobLane[];
  /** Whether its answers were imported: nothing of it can be asked. */
  readonly isImported: boolean;
}

/** One statement, and so of one moment. */
const READ = `
select j.status, j.cells::float8 as cells, j.max_cost_nano_usd::float8 as "maxCost", j.spec::text as "specText", j.spec ? 'imported' as "isImported", j.system_prompts as "systemPrompts",
  (select coalesce(jsonb_agg(jsonb_build_object('region', l.region, 'model', l.model_id, 'cells', l.cells,
    'blocks', l.blocks) order by l.position), '[]') from job_lanes l where l.job_id = j.id) as lanes
from jobs j where j.id = $1`;

/** A job with its lanes and their blocks; null when there is none. */
export async function readExtensibleJob(
  em: EntityManager,
  jobId: string,
): Promise<ExtensibleRow | null> {
  const [row] = await runStatement<ExtensibleRow>(em, READ, [jobId]);
  return row ?? null;
}

/** A job as it is to be from now on. */
export interface ExtendedRow extends Pick<ExtensibleRow, 'cells' | 'lanes' | 'systemPrompts'> {
  /** JSON in UTF-8. */
  readonly specJson: Uint8Array;
}

/** By the driver's own parameters: the ORM would write a specification of any size into the text of the query. */
const STORE_JOB = `
update jobs set spec = convert_from($1::bytea, 'UTF8')::jsonb, system_prompts = $2::jsonb, cells = $3 where id = $4`;

/** `planned` is the planner's and stays. Rows are touched in key order: the planner holds some of them for moments. */
const STORE_LANES = `
insert into job_lanes as l (job_id, region, model_id, position, cells, blocks)
select $1, r.region, r.model, r.position, r.cells, r.blocks
from jsonb_to_recordset($2::jsonb) as r(region text, model text, position int, cells bigint, blocks jsonb)
order by r.region, r.model
on conflict (job_id, region, model_id) do update set
  position = excluded.position, cells = excluded.cells, blocks = excluded.blocks
where (l.position, l.cells) is distinct from (excluded.position, excluded.cells)`;

const RAISE_MAX_COST = `
update jobs set spec = jsonb_set(spec, '{constraints,maxCostNanoUsd}', to_jsonb($2::bigint)) where id = $1`;

/** Gives a job another cost limit, in nanodollars. Its row must be locked. */
export async function setMaxCost(em: EntityManager, jobId: string, nanoUsd: number): Promise<void> {
  await runStatement(em, RAISE_MAX_COST, [jobId, nanoUsd]);
}

/** Stores an extended job with its new and longer lanes. Its row must be locked. */
export async function storeExtendedJob(
  em: EntityManager,
  jobId: string,
  { specJson, systemPrompts, lanes, cells }: ExtendedRow,
): Promise<void> {
  await runStatement(em, STORE_JOB, [specJson, JSON.stringify(systemPrompts), cells, jobId]);
  const rows = lanes.map((lane: JobLane & { readonly blocks: readonly CellBlock[] }, position) => ({
    ...lane,
    position,
  }));
  await runStatement(em, STORE_LANES, [jobId, JSON.stringify(rows)]);
}
