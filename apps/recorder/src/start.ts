import { startWorker } from '@beacon/bus';
import { JsonLogger } from '@beacon/observability';
import type { RunningService } from '@beacon/observability';
import type { RecorderEnv } from './environment.js';
import { RecorderModule } from './recorder.module.js';

/** Starts a recorder, in a process of its own or in that of a spec. */
export async function startRecorder(env: RecorderEnv): Promise<RunningService> {
  return startWorker(RecorderModule.forRoot(env), {
    logger: new JsonLogger('recorder', env.LOG_LEVEL),
    host: env.HTTP_HOST,
    port: env.HTTP_PORT,
  });
}
