import type { BusOptions } from '@beacon/bus';
import { busOptions, loadEnv, natsEnv } from '@beacon/config';
import type { Environment } from '@beacon/config';

/** How a process connects that has these variables, such as those that a stack gives an identity. */
export function brokerLogin(env: Environment, name = 'spec'): BusOptions {
  return { ...busOptions(loadEnv(natsEnv, env)), name };
}
