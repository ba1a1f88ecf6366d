import { IMPORTED, SIMULATION_HEADER } from '@beacon/domain';
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

/** The same by region, and by how its answers were asked for. */
export interface RoutedGroup extends TypedGroup {
  readonly region: string;
  /** The provider behind a router that served; null without one. */
  readonly upstream: string | null;
  /** Whether a router was free to choose it. */
  readonly isUnpinned: boolean;
  /** Parameters of the sampling that were not sent, as a JSON list; null for none. */
  readonly leftOut: string | null;
  /** Whether they were imported. */
  readonly isImported: boolean;
  /** Whether they came without moments of their own. */
  readonly isTimeless: boolean;
}

/** One look at each row: an index that finds the simulated ones would cost every insert, and the planner does not take it where there are none. */
const TYPED_GROUPS = `
select model_id as "modelId", outcome_source as source, classifier_version as version,
  (evidence -> 'edgeHeaders' ->> '${SIMULATION_HEADER}') is not null as "isSimulated", region,
  evidence ->> 'upstream' as upstream, (evidence ->> 'unpinned') is not null as "isUnpinned",
  evidence ->> 'leftOut' as "leftOut", provider = '${IMPORTED}' as "isImported",
  coalesce(evidence #>> '{imported,times}' = 'unknown', false) as "isTimeless",
  count(*)::float8 as executions
from executions where job_id = $1 and status in ('completed', 'refused') and quarantine is null
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 order by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`;

/** Counts in the database by whom, from what and by which way a job's counted outcomes come: neither failed nor cancelled nor quarantined ones. */
export async function readTypedGroups(em: EntityManager, jobId: string): Promise<RoutedGroup[]> {
  return runStatement<RoutedGroup>(em, TYPED_GROUPS, [jobId]);
}
