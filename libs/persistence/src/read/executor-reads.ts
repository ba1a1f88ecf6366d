import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';

/** An executor that a planner has heard. Times are ISO 8601. */
export interface ExecutorRow {
  readonly executorId: string;
  readonly region: string;
  readonly node: string;
  readonly pod: string | null;
  readonly inHand: Readonly<Record<string, number>>;
  readonly startedAt: string;
  readonly lastSeenAt: string;
  /** Whether it was heard lately, by the database's clock. */
  readonly isAlive: boolean;
}

/** How long after its last heartbeat an executor still counts as alive, in seconds. */
const ALIVE_SECONDS = 10;

/** Executors by region, those heard last first. */
export async function readExecutors(em: EntityManager, limit: number): Promise<ExecutorRow[]> {
  return em.execute<ExecutorRow[]>(
    `select executor_id as "executorId", region, node, pod, in_hand as "inHand",
       ${isoText('started_at')} as "startedAt", ${isoText('last_seen_at')} as "lastSeenAt",
       last_seen_at > now() - interval '${ALIVE_SECONDS} seconds' as "isAlive"
     from executors order by region, executors.last_seen_at desc, executor_id limit ?`,
    [limit],
  );
}
