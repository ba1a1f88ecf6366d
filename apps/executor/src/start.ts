import { startWorker } from '@beacon/bus';
import { JsonLogger } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import type { ExecutorEnv } from './environment.js';
import { ExecutorModule } from './executor.module.js';

/** Starts the executor of one region, in a process of its own or in that of a spec. A broker that is away is waited for. */
export async function startExecutor(env: ExecutorEnv): Promise<RunningService> {
  return startWorker(ExecutorModule.forRoot(env), {
    logger: new JsonLogger('executor', env.LOG_LEVEL),
    host: env.HTTP_HOST,
    port: env.HTTP_PORT,
  });
}
