import { startWorker } from '@beacon/bus';
import { JsonLogger } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import type { PlannerEnv } from './environment.js';
import { PlannerModule } from './planner.module.js';

/**
 * Starts a planner, in a process of its own or in that of a spec. It continues at once what others have left: nothing of what it does
 * is kept in memory only.
 */
export async function startPlanner(env: PlannerEnv): Promise<RunningService> {
  return startWorker(PlannerModule.forRoot(env), {
    logger: new JsonLogger('planner', env.LOG_LEVEL),
    host: env.HTTP_HOST,
    port: env.HTTP_PORT,
  });
}
