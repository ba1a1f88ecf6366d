import { databaseHost } from './database-host.mjs';

/** Before the first spec: says to all of them where databases are had. */
export default async function globalSetup() {
  process.env.BEACON_TEST_DATABASES = await databaseHost.start();
}
