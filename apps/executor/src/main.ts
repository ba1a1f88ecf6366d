import 'reflect-metadata';
import { loadEnv } from '@beacon/config';
import { JsonLogger, runService } from '@beacon/observability';
import { executorEnv } from './environment.js';
import { startExecutor } from './start.js';

const logger = new JsonLogger('executor', 'info');
await runService(logger, async () => startExecutor(loadEnv(executorEnv, process.env)));
