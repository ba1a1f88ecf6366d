import { DEFAULT_TOPOLOGY } from '@beacon/contracts';
import type { TopologyOptions } from '@beacon/contracts';
import { z } from 'zod';
import { envInteger } from './environment.js';
import { envSubject } from './nats-env.js';
import { must } from './validate.js';

/** A variable that is `true` or `false`. */
export function envSwitch(byDefault: 'true' | 'false') {
  return z.enum(['true', 'false'], must('true or false')).default(byDefault);
}

/** How streams are laid out: read by all that provision, so that they make the same. */
export const topologyEnv = z.object({
  NATS_REPLICAS: envInteger(1, 5)
    .default(1)
    .describe(
      'Copies of each stream: 1 on a single server, 3 on a cluster. `npm run provision` raises those that are there, one stream after the other; it lowers them with `--fewer-copies` only.',
    ),
  NATS_PLACE_BY_REGION: envSwitch('false').describe(
    "`true` asks for servers tagged `region:<id>` for each region's stream.",
  ),
  NATS_MAX_TASKS_PER_REGION: envInteger(1_000, 10_000_000)
    .default(DEFAULT_TOPOLOGY.maxTasksPerRegion)
    .describe("Bound of each region's task stream, in messages."),
  NATS_TAPS_API_PREFIX: envSubject()
    .optional()
    .describe(
      'How this account reaches that of taps, where taps have one: the mirror of the events is made there.',
    ),
});

/** The topology's options as the environment says; replicas are the provisioning step's own. */
export function topologyOptionsOf(
  env: Omit<z.output<typeof topologyEnv>, 'NATS_REPLICAS' | 'NATS_TAPS_API_PREFIX'>,
): TopologyOptions {
  return {
    ...DEFAULT_TOPOLOGY,
    maxTasksPerRegion: env.NATS_MAX_TASKS_PER_REGION,
    placeByRegion: env.NATS_PLACE_BY_REGION === 'true',
  };
}

/** The mirror of events for taps; null where taps have no account of their own. */
export function tapsMirrorOf(
  env: Pick<z.output<typeof topologyEnv>, 'NATS_REPLICAS' | 'NATS_TAPS_API_PREFIX'>,
): { readonly apiPrefix: string; readonly replicas: number } | null {
  const { NATS_TAPS_API_PREFIX: apiPrefix, NATS_REPLICAS: replicas } = env;
  return apiPrefix === undefined ? null : { apiPrefix, replicas };
}
