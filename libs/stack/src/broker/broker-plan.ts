import { BrokerFolderError } from '../errors.js';
import type { BrokerManifest } from './broker-manifest.js';
import type { ClusterServer } from './cluster-configuration.js';

/** What a folder of the broker is made for. */
export interface BrokerPlan {
  /** Region ids of the catalogue. */
  readonly regions: readonly string[];
  /** Names and addresses by which clients reach the server; the first stands in their environment. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** @default true */
  readonly hasTls?: boolean;
  /** Whether clients need certificates of their own besides their keys. @default false */
  readonly isMutual?: boolean;
  /** How long certificates are valid. @default 365 */
  readonly certificateDays?: number;
  /** @default one server */
  readonly cluster?: ClusterPlan | undefined;
}

/** A broker of several servers. */
export interface ClusterPlan {
  /** Three or five. Clients are told of all of them. */
  readonly servers: readonly ClusterServer[];
  /** Address on which each takes routes and leaf nodes. @default 0.0.0.0 */
  readonly listen?: string;
  /** Whether leaf nodes are told of servers that they were not given. @default true */
  readonly advertisesLeafNodes?: boolean;
}

/** A leaf node of a region. */
export interface LeafPlan {
  /** Names and addresses by which the region's executors reach it; the first stands in their environment. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** Where it reaches the cluster, such as `tls://nats-1.example:7422`. @default the cluster's own hosts and ports */
  readonly hub?: readonly string[] | undefined;
}

const CERTIFICATE_DAYS = 365;

/**
 * The manifest of a folder that is to be made, without identities.
 * @throws BrokerFolderError when the plan contradicts itself.
 */
export function newManifest(plan: BrokerPlan): BrokerManifest {
  const { hasTls = true, isMutual = false, certificateDays = CERTIFICATE_DAYS, cluster } = plan;
  if (isMutual && !hasTls) throw new BrokerFolderError('certificates of clients need TLS');
  if (cluster !== undefined && !hasTls) throw new BrokerFolderError('a cluster needs TLS');
  return {
    version: 1,
    regions: [...plan.regions],
    hosts: [...plan.hosts],
    port: plan.port,
    has_tls: hasTls,
    is_mutual: isMutual,
    certificate_days: certificateDays,
    identities: {},
    ...(cluster === undefined ? {} : { cluster: clusterOf(cluster) }),
    leaf_nodes: {},
  };
}

function clusterOf({
  servers,
  listen = '0.0.0.0',
  advertisesLeafNodes = true,
}: ClusterPlan): NonNullable<BrokerManifest['cluster']> {
  const count = new Set(servers.map(({ name }) => name)).size;
  if (count !== servers.length || ![3, 5].includes(count))
    throw new BrokerFolderError('a cluster has three or five servers, each with a name of its own');
  return {
    listen,
    advertises_leaf_nodes: advertisesLeafNodes,
    servers: servers.map(({ name, host, port, routePort, leafPort }) => ({
      name,
      host,
      port,
      route_port: routePort,
      leaf_port: leafPort,
      pins: [],
    })),
  };
}
