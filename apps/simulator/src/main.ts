import { readEnvironment, SimulatorEnvironmentError } from './environment.js';
import { errorFields, logLine } from './log.js';
import { SimulatorServer } from './simulator-server.js';

async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const server = new SimulatorServer(environment, (error) =>
    logLine({ level: 'error', event: 'request.failed', ...errorFields(error) }),
  );
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void stop(server, signal));
  }
  const url = await server.start();
  logLine({ level: 'info', event: 'service.ready', url, simulation: true });
}

async function stop(server: SimulatorServer, signal: string): Promise<void> {
  logLine({ level: 'info', event: 'service.stopping', signal });
  await server.stop();
  logLine({ level: 'info', event: 'service.stopped' });
}

try {
  await main();
} catch (error) {
  const fields =
    error instanceof SimulatorEnvironmentError ? { error: error.message } : errorFields(error);
  logLine({ level: 'error', event: 'service.start_failed', ...fields });
  process.exitCode = 1;
}
