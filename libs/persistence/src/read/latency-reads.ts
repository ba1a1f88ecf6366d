import type { EntityManager } from '@mikro-orm/postgresql';
import { runStatement } from '../statement.js';

/** How long a lane's answers took of late. */
export interface LaneLatency {
  readonly region: string;
  readonly modelId: string;
  readonly executions: number;
  /** A tenth of them took less, and a tenth longer. */
  readonly lowMs: number;
  readonly highMs: number;
}

/** Newest executions that are looked at, over all lanes: there is no index by lane, so that more would cost a walk through them all. */
const RECENT = 20_000;

/** How long the answers among the newest executions took, by lane. Lanes without any are left out. */
export async function readLaneLatencies(em: EntityManager): Promise<LaneLatency[]> {
  return runStatement<LaneLatency>(
    em,
    `select region, model_id as "modelId", count(*)::float8 as executions,
       percentile_cont(0.1) within group (order by duration_ms) as "lowMs",
       percentile_cont(0.9) within group (order by duration_ms) as "highMs"
     from (
       select region, model_id, status, duration_ms from executions order by id desc limit ${RECENT}
     ) recent
     where status in ('completed', 'refused') group by 1, 2`,
  );
}
