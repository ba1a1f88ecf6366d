import { runHost } from './run-host.mjs';

/** After the last spec. Where Jest dies before, the watchdog ends PostgreSQL and removes all files. */
export default async function globalTeardown() {
  await runHost.stop();
}
