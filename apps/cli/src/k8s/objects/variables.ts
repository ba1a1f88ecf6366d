import { REGION_API_PREFIX, TAPS_API_PREFIX, executorIdentity } from '@beacon/contracts';
import type { Installation, RegionSetup } from '../installation.js';

/** A variable of a container: its value, or where it is read. */
export type EnvironmentVariable =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly valueFrom: object };

/** Port of every service: API, health and metrics. */
export const HTTP_PORT = 8080;
/** Where the catalogue is mounted. */
export const CATALOGUE_FOLDER = '/etc/beacon';
/** Where the Secret of the broker's identity is mounted. */
export const BROKER_FOLDER = '/var/run/beacon/broker';
/** Secret with the address of the database; CloudNativePG makes it for a cluster `beacon-database`. */
export const DATABASE_SECRET = 'beacon-database-app';
/** ConfigMap with the addresses that the catalogue names by variables. */
export const ADDRESSES = 'beacon-addresses';

/** Which catalogue a service reads, and what that needs. */
export function catalogueVariables({ addressVariables }: Installation): EnvironmentVariable[] {
  return [
    { name: 'BEACON_CATALOGUE', value: `${CATALOGUE_FOLDER}/catalogue.yaml` },
    ...addressVariables.map((name) => ({
      name,
      valueFrom: { configMapKeyRef: { name: ADDRESSES, key: name } },
    })),
  ];
}

/** How an identity reaches the broker. */
export function brokerVariables(
  { settings }: Installation,
  identity: string,
  more: readonly EnvironmentVariable[] = [],
): EnvironmentVariable[] {
  return [
    { name: 'NATS_URL', value: `tls://nats.${settings.namespace}.svc:4222` },
    { name: 'NATS_USER', value: identity },
    { name: 'NATS_NKEY_FILE', value: `${BROKER_FOLDER}/nkey.seed` },
    { name: 'NATS_CA_FILE', value: `${BROKER_FOLDER}/ca.pem` },
    ...more,
  ];
}

/** What provisioning and the planner read alike, so that they make the same streams. */
export function topologyVariables(replicas: number): EnvironmentVariable[] {
  return [
    { name: 'NATS_REPLICAS', value: String(replicas) },
    { name: 'NATS_TAPS_API_PREFIX', value: TAPS_API_PREFIX },
  ];
}

/** Where the database is. No executor has it. */
export function databaseVariables(): EnvironmentVariable[] {
  return [secretVariable('DATABASE_URL', DATABASE_SECRET, 'uri')];
}

/** Every address of the pod: network policies say who reaches it. */
export function httpVariables(): EnvironmentVariable[] {
  return [
    { name: 'HTTP_HOST', value: '0.0.0.0' },
    { name: 'HTTP_PORT', value: String(HTTP_PORT) },
  ];
}

/** A variable that only a Secret holds. */
export function secretVariable(
  name: string,
  secret: string,
  key: string,
  isOptional = false,
): EnvironmentVariable {
  const secretKeyRef = { name: secret, key, ...(isOptional ? { optional: true } : {}) };
  return { name, valueFrom: { secretKeyRef } };
}

function fieldVariable(name: string, fieldPath: string): EnvironmentVariable {
  return { name, valueFrom: { fieldRef: { fieldPath } } };
}

/** Name of the Secret with the keys of a region's providers. */
export function providerSecret(region: string): string {
  return `beacon-providers-${region}`;
}

/** The environment of a region's executors. */
export function executorVariables(
  installation: Installation,
  region: RegionSetup,
  drainSeconds: number,
): EnvironmentVariable[] {
  const secret = providerSecret(region.id);
  return [
    { name: 'BEACON_REGION', value: region.id },
    // The API server copies the node's label to the pod when it is scheduled.
    fieldVariable('BEACON_NODE_REGION', "metadata.labels['topology.kubernetes.io/region']"),
    { name: 'BEACON_NODE_REGION_CHECK', value: 'required' },
    fieldVariable('NODE_NAME', 'spec.nodeName'),
    fieldVariable('POD_NAME', 'metadata.name'),
    { name: 'EXECUTOR_DRAIN_MS', value: String(drainSeconds * 1_000) },
    ...httpVariables(),
    ...catalogueVariables(installation),
    ...brokerVariables(installation, executorIdentity(region.id), [
      { name: 'NATS_API_PREFIX', value: REGION_API_PREFIX },
    ]),
    ...region.keys.map((name) => secretVariable(name, secret, name)),
    ...region.optionalKeys.map((name) => secretVariable(name, secret, name, true)),
  ];
}
