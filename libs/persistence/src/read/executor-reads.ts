import type { EntityManager } from '@mikro-orm/postgresql';
import { isoText } from './sql.js';
import { runStatement } from '../statement.js';

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

/** Tasks of a lane in the hands of executors that live. */
export interface TasksInHand {
  readonly region: string;
  readonly modelId: string;
  readonly tasks: number;
}

/** How many tasks of each lane executors that live say they have in flight, as they reported it to planners a second or two ago. */
export async function readTasksInHand(em: EntityManager): Promise<TasksInHand[]> {
  return runStatement<TasksInHand>(
    em,
    `select region, h.key as "modelId", sum(h.value::int)::float8 as tasks
     from executors, jsonb_each_text(in_hand) as h
     where last_seen_at > now() - interval '${ALIVE_SECONDS} seconds' group by 1, 2`,
  );
}

/** Ids of the executors of some regions that live. */
export async function readLivingExecutors(
  em: EntityManager,
  regions: readonly string[],
): Promise<string[]> {
  const rows = await runStatement<{ id: string }>(
    em,
    `select executor_id as id from executors
     where region = any($1::text[]) and last_seen_at > now() - interval '${ALIVE_SECONDS} seconds' order by 1`,
    [regions],
  );
  return rows.map(({ id }) => id);
}

/** Executors by region, those heard last first. */
export async function readExecutors(em: EntityManager, limit: number): Promise<ExecutorRow[]> {
  return runStatement<ExecutorRow>(
    em,
    `select executor_id as "executorId", region, node, pod, in_hand as "inHand",
       ${isoText('started_at')} as "startedAt", ${isoText('last_seen_at')} as "lastSeenAt",
       last_seen_at > now() - interval '${ALIVE_SECONDS} seconds' as "isAlive"
     from executors order by region, executors.last_seen_at desc, executor_id limit $1`,
    [limit],
  );
}
