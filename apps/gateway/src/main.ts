import 'reflect-metadata';
import { loadEnv } from '@beacon/config';
import { JsonLogger, runService } from '@beacon/observability';
import { gatewayEnv } from './settings/environment.js';
import { startGateway } from './start.js';

const logger = new JsonLogger('gateway', 'info');
await runService(logger, async () => startGateway(loadEnv(gatewayEnv, process.env), process.env));
