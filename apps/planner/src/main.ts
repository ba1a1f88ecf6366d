import 'reflect-metadata';
import { loadEnv } from '@beacon/config';
import { JsonLogger, runService } from '@beacon/observability';
import { plannerEnv } from './environment.js';
import { startPlanner } from './start.js';

const logger = new JsonLogger('planner', 'info');
await runService(logger, async () => startPlanner(loadEnv(plannerEnv, process.env)));
