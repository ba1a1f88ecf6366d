import { runHost } from './run-host.mjs';

/** Before the first spec: says to all of them where the things that they share are had. */
export default async function globalSetup() {
  process.env.BEACON_TEST_HOST = await runHost.start();
}
