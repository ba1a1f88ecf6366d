import type { BrokerAccount } from '@beacon/contracts';
import { accountBlock, quoted, tlsLines } from './server-configuration.js';
import type { TlsBlock } from './server-configuration.js';

/** A server of a cluster, as the others and its clients reach it. */
export interface ClusterServer {
  /** Unique in the cluster. */
  readonly name: string;
  /** Host name or address. */
  readonly host: string;
  /** For clients. */
  readonly port: number;
  /** For the other servers. */
  readonly routePort: number;
  /** For leaf nodes. */
  readonly leafPort: number;
}

const MADE = '# Made by `beacon broker`: changes here are lost.';

/** What makes a server one of a cluster. */
export interface ClusterBlock {
  readonly server: ClusterServer;
  readonly servers: readonly ClusterServer[];
  /** Address on which routes and leaf nodes are taken, without a port. */
  readonly listen: string;
  /** The server's own certificate, with the fingerprints of all servers: no other certificate makes a route. */
  readonly tls: TlsBlock;
  /** Whether leaf nodes are told of the other servers. */
  readonly advertisesLeafNodes: boolean;
}

/**
 * Routes between servers, and the place where leaf nodes connect, as a part of nats-server's configuration. Names are advertised, not
 * addresses: certificates hold names.
 */
export function clusterBlock(block: ClusterBlock): string {
  const { server, servers, listen, tls, advertisesLeafNodes } = block;
  const routes = servers.map(({ host, routePort }) =>
    quoted(`tls://${bracketed(host)}:${routePort}`),
  );
  return [
    MADE,
    `client_advertise: ${quoted(`${bracketed(server.host)}:${server.port}`)}`,
    'cluster {',
    '  name: beacon',
    `  listen: ${quoted(`${listen}:${server.routePort}`)}`,
    `  advertise: ${quoted(`${bracketed(server.host)}:${server.routePort}`)}`,
    `  routes: [${routes.join(', ')}]`,
    ...tlsLines(tls).map((line) => `  ${line}`),
    '}',
    'leafnodes {',
    `  listen: ${quoted(`${listen}:${server.leafPort}`)}`,
    advertisesLeafNodes
      ? `  advertise: ${quoted(`${bracketed(server.host)}:${server.leafPort}`)}`
      : '  no_advertise: true',
    // A leaf node proves who it is by its key.
    ...tlsLines({ ...tls, pins: null }).map((line) => `  ${line}`),
    '}',
    '',
  ].join('\n');
}

/** What makes a server a leaf node of a region. */
export interface LeafBlock {
  /** The region's account with those that connect to the leaf node. */
  readonly account: BrokerAccount;
  /** Addresses of the cluster's servers for leaf nodes. */
  readonly hub: readonly string[];
  /** The file beside this one that holds the seed by which the leaf node proves itself, see {@link leafSeed}. */
  readonly seedFile: string;
  readonly caFile: string;
  readonly keysOf: (user: string) => readonly string[];
}

/** A leaf node's account and its way to the cluster, as a part of nats-server's configuration. */
export function leafBlock({ account, hub, seedFile, caFile, keysOf }: LeafBlock): string {
  // What the account takes from others and offers them stands in the cluster's configuration.
  const own = { ...account, hasJetStream: false, exports: [], imports: [] };
  return [
    MADE,
    `include ${quoted(seedFile)}`,
    'accounts {',
    '  SYS { users: [] }',
    accountBlock(own, keysOf),
    '}',
    'system_account: SYS',
    'leafnodes {',
    '  remotes: [ {',
    `    urls: [${hub.map(quoted).join(', ')}]`,
    `    account: ${quoted(account.name)}`,
    `    nkey: $${SEED}`,
    `    tls { ca_file: ${quoted(caFile)} }`,
    '  } ]',
    // A region goes on within a second of the moment when it is reached again.
    '  reconnect: 1s',
    '}',
    '',
  ].join('\n');
}

const SEED = 'BEACON_LEAF_SEED';

/** The only file of a server's configuration with a secret: nats-server takes a remote's seed from nowhere else. */
export function leafSeed(seed: string): string {
  return [MADE, `${SEED}: ${quoted(seed.trim())}`, ''].join('\n');
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}
