import 'reflect-metadata';
import { loadEnv, tracesUrl } from '@beacon/config';
import { JsonLogger, runService, withTracing } from '@beacon/observability';
import { recorderEnv } from './environment.js';
import { startRecorder } from './start.js';

const logger = new JsonLogger('recorder', 'info');
await runService(logger, async () => {
  const env = loadEnv(recorderEnv, process.env);
  return withTracing('recorder', tracesUrl(env), () => startRecorder(env));
});
