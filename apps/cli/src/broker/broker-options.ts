import type { ClusterServer } from '@beacon/stack';
import { z } from 'zod';
import type { Given } from '../program/registration.js';
import { UsageError } from '../refusal.error.js';

const HOST = /^[A-Za-z0-9.:_-]{1,253}$/;
const LISTEN = /^(?:\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]{1,253}):(\d{1,5})$/;
const DEFAULT_HOSTS = ['127.0.0.1', 'localhost'];
const CLUSTER_SERVER = /^([A-Za-z0-9._-]{1,253})(?::(\d{1,5}))?$/;
const HUB = /^tls:\/\/[A-Za-z0-9.:[\]_-]{1,253}:\d{1,5}$/;
/** A server takes routes and leaf nodes at ports so far above that of clients: 4222, 6222 and 7422. */
const ROUTE_PORT = 2_000;
const LEAF_PORT = 3_200;
const LAST_PORT = 65_535;
const LISTEN_WORDS =
  '--listen must be address:port, such as 127.0.0.1:4222, with a port from 1 to 65535';
const listen = z.string().refine((value) => portOf(value) !== null, LISTEN_WORDS);
const hosts = z
  .array(z.string().regex(HOST, '--host must be host names or addresses'))
  .default(DEFAULT_HOSTS);

const initOptions = z.object({
  to: z.string().min(1, '--to must name a folder'),
  catalogue: z.string().min(1, '--catalogue must name a file'),
  host: hosts,
  listen,
  cluster: z
    .array(z.string().regex(CLUSTER_SERVER, '--cluster must be host names, each with :port or not'))
    .refine((servers) => [3, 5].includes(servers.length), '--cluster must name 3 or 5 servers')
    .optional(),
  store: z.string().min(1, '--store must name a folder').optional(),
  mutual: z.boolean().default(false),
  tls: z.boolean().default(true),
  days: z
    .string()
    .regex(/^\d{1,4}$/, '--days must be a whole number from 1 to 3650')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 3_650, '--days must be a whole number from 1 to 3650'),
});

const changeOptions = z.object({
  dir: z.string().min(1, '--dir must name a folder'),
  // 1 is not a server that somebody started.
  reload: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, '--reload must be a process id')
    .transform(Number)
    .refine((pid) => pid > 1, '--reload must be a process id')
    .nullable()
    .default(null),
  finish: z.boolean().default(false),
});

const leafOptions = changeOptions.omit({ finish: true }).extend({
  host: hosts,
  listen,
  hub: z
    .array(z.string().regex(HUB, '--hub must be addresses such as tls://nats-1.example:7422'))
    .optional(),
});

/** @throws UsageError for an option that cannot be used. */
export function readInit(given: Given): z.output<typeof initOptions> {
  const options = read(initOptions, given);
  for (const [name, excludesPlain] of [
    ['--mutual', options.mutual],
    ['--cluster', options.cluster !== undefined],
  ] as const) {
    if (excludesPlain && !options.tls)
      throw new UsageError(`${name} and --no-tls cannot be given together.`);
  }
  return options;
}

/** @throws UsageError for an option that cannot be used. */
export function readLeaf(given: Given): z.output<typeof leafOptions> {
  return read(leafOptions, given);
}

/**
 * The servers of `--cluster`, with the names nats-1, nats-2 …
 * @throws UsageError for a port that leaves none for routes and leaf nodes.
 */
export function clusterServers(named: readonly string[], defaultPort: number): ClusterServer[] {
  return named.map((each, index) => {
    const [, host = '', own] = CLUSTER_SERVER.exec(each) ?? [];
    const port = own === undefined ? defaultPort : Number(own);
    if (port < 1 || port + LEAF_PORT > LAST_PORT)
      throw new UsageError(`ports of --cluster must be from 1 to ${LAST_PORT - LEAF_PORT}.`);
    const ports = { port, routePort: port + ROUTE_PORT, leafPort: port + LEAF_PORT };
    return { name: `nats-${index + 1}`, host, ...ports };
  });
}

/** The address of `--listen` without its port. */
export function hostOf(value: string): string {
  return value.slice(0, value.lastIndexOf(':'));
}

/** @throws UsageError for an option that cannot be used. */
export function readChange(given: Given): z.output<typeof changeOptions> {
  return read(changeOptions, given);
}

/** The port of an address to listen on; null for what is none. */
export function portOf(value: string): number | null {
  const port = Number(LISTEN.exec(value)?.[1] ?? 0);
  return port >= 1 && port <= LAST_PORT ? port : null;
}

function read<S extends z.ZodType>(schema: S, given: Given): z.output<S> {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  throw new UsageError(`${result.error.issues[0]?.message ?? 'these options cannot be used'}.`);
}
