import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Which answers would help to overturn a conclusion, if they were mistyped. */
export interface PivotalQuery {
  readonly jobId: string;
  readonly modelId: string;
  readonly endpoint: 'refused' | 'withheld';
  /** Region in which an event that is none helps. */
  readonly fewer: string;
  /** Region in which a missed event does. */
  readonly more: string;
  readonly limit: number;
}

/** Those of which the learned part was least sure come first; of the others nothing says how sure they are. */
const TURNING = `
select e.id::float8 as id from executions e
where e.job_id = $1 and e.model_id = $2 and e.region in ($3, $4) and e.status in ('completed', 'refused')
  and e.quarantine is null and e.outcome in ('answered', 'partial', 'evasive', 'refused')
  and e.outcome_source <> 'human' and e.response_length > 0
  and (e.region = $3) = (case when $5 = 'refused' then e.outcome = 'refused' else e.outcome <> 'answered' end)
order by abs(e.outcome_score) nulls last, e.id limit $6`;

/** Ids of executions whose flip helps, the least certain first. */
export async function findPivotalAnswers(
  em: EntityManager,
  query: PivotalQuery,
): Promise<number[]> {
  const { jobId, modelId, endpoint, fewer, more, limit } = query;
  const values = [jobId, modelId, fewer, more, endpoint, limit];
  const rows = await runStatement<{ id: number }>(em, TURNING, values);
  return rows.map(({ id }) => id);
}
