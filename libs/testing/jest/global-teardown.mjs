import { databaseHost } from './database-host.mjs';

/** After the last spec. Where Jest dies before, the watchdog ends PostgreSQL and removes its files. */
export default async function globalTeardown() {
  await databaseHost.stop();
}
