import { SIMULATION_HEADER } from '@beacon/domain';
import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** Counted executions of a model whose outcomes were typed by the same part of the same version. */
export interface TypedGroup {
  readonly modelId: string;
  /** What decided the outcomes, such as `rules` or `human`. */
  readonly source: string;
  readonly version: string;
  /** Whether the answers are made up: their response carried the simulator's header. */
  readonly isSimulated: boolean;
  readonly executions: number;
}

/** One look at each row: an index that finds the simulated ones would cost every insert, and the planner does not take it where there are none. */
const TYPED_GROUPS = `
select model_id as "modelId", outcome_source as source, classifier_version as version,
  (evidence -> 'edgeHeaders' ->> '${SIMULATION_HEADER}') is not null as "isSimulated", count(*)::float8 as executions
from executions where job_id = $1 and status in ('completed', 'refused') and quarantine is null
group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

/** Counts in the database by whom and from what a job's counted outcomes come: neither failed nor cancelled nor quarantined ones. */
export async function readTypedGroups(em: EntityManager, jobId: string): Promise<TypedGroup[]> {
  return runStatement<TypedGroup>(em, TYPED_GROUPS, [jobId]);
}
