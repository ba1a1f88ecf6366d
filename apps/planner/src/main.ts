import 'reflect-metadata';
import { loadEnv, tracesUrl } from '@beacon/config';
import { JsonLogger, runService, withTracing } from '@beacon/observability';
import { plannerEnv } from './environment.js';
import { startPlanner } from './start.js';

const logger = new JsonLogger('planner', 'info');
await runService(logger, async () => {
  const env = loadEnv(plannerEnv, process.env);
  return withTracing('planner', tracesUrl(env), () => startPlanner(env));
});
