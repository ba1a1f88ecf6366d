import 'reflect-metadata';
import { loadEnv, tracesUrl } from '@beacon/config';
import { JsonLogger, runService, withTracing } from '@beacon/observability';
import { executorEnv } from './environment.js';
import { startExecutor } from './start.js';

const logger = new JsonLogger('executor', 'info');
await runService(logger, async () => {
  const env = loadEnv(executorEnv, process.env);
  return withTracing('executor', tracesUrl(env), () => startExecutor(env));
});
