import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** What a heartbeat says of an executor. */
export interface HeardExecutor {
  readonly executor_id: string;
  readonly region: string;
  readonly node: string;
  readonly pod: string | null;
  /** In-flight tasks by model. */
  readonly in_hand: Readonly<Record<string, number>>;
  /** How long it has run, in milliseconds. */
  readonly uptime_ms: number;
}

/** In the order of their ids, so that planners that write the same executors do not wait for each other in a circle. */
const UPSERT = `
insert into executors (executor_id, region, node, pod, in_hand, started_at, last_seen_at)
select r.executor_id, r.region, r.node, r.pod, r.in_hand, now() - r.uptime_ms * interval '1 millisecond', now()
from json_to_recordset($1::json) as r(executor_id text, region text, node text, pod text, in_hand jsonb, uptime_ms float8)
order by r.executor_id
on conflict (executor_id) do update set region = excluded.region, node = excluded.node, pod = excluded.pod,
  in_hand = excluded.in_hand, started_at = excluded.started_at, last_seen_at = excluded.last_seen_at`;

/** Keeps what executors said lately. Each must be named once. */
export async function saveExecutors(
  em: EntityManager,
  executors: readonly HeardExecutor[],
): Promise<void> {
  if (executors.length > 0) await runStatement(em, UPSERT, [JSON.stringify(executors)]);
}

/** Removes executors without a heartbeat for an hour. */
export async function forgetSilentExecutors(em: EntityManager): Promise<void> {
  await runStatement(em, `delete from executors where last_seen_at < now() - interval '1 hour'`);
}
