import { JOB_ID_PATTERN } from '@beacon/domain';
import { gatewayAddress } from '../gateway/address.js';
import { credentialsOf } from '../gateway/credentials.js';
import { Gateway } from '../gateway/gateway.js';
import { Stdout } from '../output/stdout.js';

/** Who presses a key does not wait longer. */
const TIMEOUT_MS = 300;
const MOST_IDS = 50;

/** Prints the ids of the newest jobs, or nothing: a shell has no place to say why. */
export async function jobIds(): Promise<void> {
  const ids = await newestIds().catch(() => []);
  if (ids.length > 0) await new Stdout().write(`${ids.join('\n')}\n`);
}

/** Only what has the form of an id: a shell splits and shows it. */
async function newestIds(): Promise<string[]> {
  const { BEACON_GATEWAY: named, BEACON_API_KEY_FILE: apiKeyFile } = process.env;
  const credentials = credentialsOf({ apiKeyFile });
  const gateway = new Gateway(gatewayAddress(named), credentials, TIMEOUT_MS);
  const query = { limit: MOST_IDS };
  const { jobs } = await gateway.ask(gateway.api.GET('/api/v1/jobs', { params: { query } }));
  return jobs.map(({ id }) => id).filter((id) => JOB_ID_PATTERN.test(id));
}
