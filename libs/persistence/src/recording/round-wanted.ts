import type { EntityManager } from '@mikro-orm/postgresql';
import type { ExecutionRow } from './execution-row.js';
import { OPEN_STATUSES } from './record-executions.js';
import { runStatement } from '../statement.js';

/** One round of a cell that may be asked, or asked again. */
export type AskedRound = Pick<
  ExecutionRow,
  'job_id' | 'region' | 'model_id' | 'question_id' | 'repeat' | 'cell' | 'round'
>;

const WANTED = `
select 1 from jobs j
join job_lanes l on l.job_id = j.id and l.region = $2 and l.model_id = $3
left join cell_rounds c on c.job_id = j.id and c.region = $2 and c.cell = $4
where j.id = $1 and j.status = any($8::text[])
  and coalesce(c.round, 1) = $7 and coalesce(c.state, 'planned') in ('waiting', 'planned')
  and not exists (
    select 1 from executions e
    where e.job_id = $1 and e.region = $2 and e.model_id = $3
      and coalesce(e.question_id, '') = $5 and e.repeat = $6 and e.round >= $7
  )`;

/** Whether a round of a cell is still to be asked: it counts, has no execution, and its job is open. */
export async function isRoundWanted(em: EntityManager, asked: AskedRound): Promise<boolean> {
  const { job_id, region, model_id, cell, question_id, repeat, round } = asked;
  const values = [job_id, region, model_id, cell, question_id ?? '', repeat, round, OPEN_STATUSES];
  return (await runStatement(em, WANTED, values)).length > 0;
}
