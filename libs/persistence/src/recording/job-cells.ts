import type { CellBlock, JobJudging } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Which cells a job has. */
export interface JobCells {
  readonly job_id: string;
  /** Ids of its questions in their order; one empty id when it asks its own prompt; none of a judging job. */
  readonly questions: readonly string[];
  /** Of a judging job: whose answers are its questions, by their positions. Null of all others. */
  readonly judging: JobJudging | null;
  readonly lanes: readonly {
    readonly region: string;
    readonly model_id: string;
    readonly blocks: readonly CellBlock[];
  }[];
}

const JOB_CELLS = `
select j.id as job_id,
  j.spec -> 'judging' as judging,
  case when j.spec ? 'judging' then array[]::text[]
    when jsonb_array_length(j.spec -> 'questions') = 0 then array['']
    else array(select e.q ->> 'id' from jsonb_array_elements(j.spec -> 'questions') with ordinality as e (q, n)
      order by e.n) end as questions,
  (select coalesce(jsonb_agg(jsonb_build_object('region', l.region, 'model_id', l.model_id, 'blocks', l.blocks)), '[]')
    from job_lanes l where l.job_id = j.id) as lanes
from jobs j where j.id = any($1::text[])`;

/** Reads which cells jobs have. Jobs that do not exist are left out. */
export async function readJobCells(
  em: EntityManager,
  jobIds: readonly string[],
): Promise<JobCells[]> {
  return runStatement(em, JOB_CELLS, [jobIds]);
}
