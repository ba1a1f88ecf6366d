import { readNotAsked } from '@beacon/persistence';
import type { LaneProgressState } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';

/** How many cells a job did not ask because it had reached its cost limit. Executions are read only of a job that has. */
export async function countNotAsked(
  em: EntityManager,
  jobId: string,
  lanes: readonly Pick<LaneProgressState, 'closingCode'>[],
): Promise<number> {
  if (!lanes.some(({ closingCode }) => closingCode === 'max_cost')) return 0;
  const notAsked = await readNotAsked(em, jobId);
  return notAsked.reduce((sum, { cells }) => sum + cells, 0);
}
