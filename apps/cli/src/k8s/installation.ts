import { readFileSync } from 'node:fs';
import { loadCatalogue } from '@beacon/config';
import type { Catalogue, LaneConfig } from '@beacon/domain';
import { parse } from 'yaml';

/** What `beacon k8s render` was told, and what `add-region` therefore knows. */
export interface RenderSettings {
  /** Namespace of everything. */
  readonly namespace: string;
  /** Where images are, such as `registry.example.org/beacon`; null leaves the names as the build gives them. */
  readonly registry: string | null;
  /** Tag of every image. */
  readonly tag: string;
  /** Name under which people reach the gateway. */
  readonly host: string;
  /** Region whose cluster has the broker, the database and the services. */
  readonly hub: string;
}

/** What one region's executors need. */
export interface RegionSetup {
  readonly id: string;
  /** Values of the node label `topology.kubernetes.io/region` where they may run. */
  readonly nodeRegions: readonly string[];
  readonly lanes: readonly Pick<LaneConfig, 'model' | 'concurrency'>[];
  /** The longest limit of one attempt, in seconds. */
  readonly longestTimeoutSeconds: number;
  /** Variables with API keys that must be set. */
  readonly keys: readonly string[];
  /** Variables that may be set beside them, such as the token of temporary credentials. */
  readonly optionalKeys: readonly string[];
  /** Ports of its providers, where the catalogue says their addresses. */
  readonly ports: readonly number[];
}

/** An installation of Beacon on Kubernetes. */
export interface Installation {
  readonly settings: RenderSettings;
  readonly regions: readonly RegionSetup[];
  /** Variables that addresses of the catalogue name: every service that reads it needs them. */
  readonly addressVariables: readonly string[];
  /** The catalogue as it stands in its file. */
  readonly catalogueText: string;
}

const KEY_ID = 'ACCESS_KEY_ID';
/** Stands for what an address's variable holds; ports that follow from it say nothing. */
const UNKNOWN_HOST = 'address.invalid';

/**
 * What a catalogue needs of a cluster.
 * @param path of the catalogue's YAML file.
 * @throws ConfigurationError when the catalogue cannot be used.
 */
export function readInstallation(path: string, settings: RenderSettings): Installation {
  const catalogueText = readFileSync(path, 'utf8');
  // Without comments: they may name variables that nothing reads.
  const content = JSON.stringify(parse(catalogueText));
  const addressVariables = [
    ...new Set([...content.matchAll(/\$\{([A-Z][A-Z0-9_]*)\}/g)].map(([, name = '']) => name)),
  ].toSorted();
  const values = addressVariables.map((name) => [name, placeholderFor(content, name)]);
  const catalogue = loadCatalogue(path, Object.fromEntries(values));
  return {
    settings,
    addressVariables,
    catalogueText,
    regions: catalogue.regions
      .filter(({ id }) => catalogue.lanes.some(({ region }) => region === id))
      .map((region) => setupOf(region, catalogue.lanes)),
  };
}

function placeholderFor(content: string, name: string): string {
  return content.includes(`"\${${name}}`) ? `http://${UNKNOWN_HOST}` : UNKNOWN_HOST;
}

function setupOf(
  { id, nodeRegions = [id] }: Catalogue['regions'][number],
  all: readonly LaneConfig[],
): RegionSetup {
  const lanes = all.filter(({ region }) => region === id);
  return {
    id,
    nodeRegions,
    lanes,
    longestTimeoutSeconds: Math.ceil(Math.max(...lanes.map(({ timeoutMs }) => timeoutMs)) / 1_000),
    keys: unique(lanes.flatMap(keysOf)),
    optionalKeys: unique(lanes.flatMap(optionalKeysOf)),
    ports: [...new Set(lanes.flatMap(portOf))].toSorted((a, b) => a - b),
  };
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)].toSorted();
}

function keysOf({ credential, auth }: LaneConfig): string[] {
  if (credential.kind !== 'env') return [];
  const { variable } = credential;
  return auth.kind === 'sigv4'
    ? [variable, variable.replace(KEY_ID, 'SECRET_ACCESS_KEY')]
    : [variable];
}

function optionalKeysOf({ credential, auth }: LaneConfig): string[] {
  return credential.kind === 'env' && auth.kind === 'sigv4'
    ? [credential.variable.replace(KEY_ID, 'SESSION_TOKEN')]
    : [];
}

function portOf({ baseUrl }: LaneConfig): number[] {
  const { hostname, protocol, port } = new URL(baseUrl);
  if (hostname.endsWith(UNKNOWN_HOST)) return [];
  return [port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)];
}
