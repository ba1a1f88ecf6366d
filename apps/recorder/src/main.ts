import 'reflect-metadata';
import { loadEnv } from '@beacon/config';
import { JsonLogger, runService } from '@beacon/observability';
import { recorderEnv } from './environment.js';
import { startRecorder } from './start.js';

const logger = new JsonLogger('recorder', 'info');
await runService(logger, async () => startRecorder(loadEnv(recorderEnv, process.env)));
