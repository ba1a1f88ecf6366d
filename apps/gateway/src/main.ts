import 'reflect-metadata';
import { loadEnv, tracesUrl } from '@beacon/config';
import { JsonLogger, runService, withTracing } from '@beacon/observability';
import { gatewayEnv } from './settings/environment.js';
import { startGateway } from './start.js';

const logger = new JsonLogger('gateway', 'info');
await runService(logger, async () => {
  const env = loadEnv(gatewayEnv, process.env);
  return withTracing('gateway', tracesUrl(env), () => startGateway(env, process.env));
});
