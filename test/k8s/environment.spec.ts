import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadEnv } from '@beacon/config';
import { BrokerFolder } from '@beacon/stack';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { migrateEnv } from '../../apps/cli/src/migrate/environment.js';
import { provisionEnv } from '../../apps/cli/src/provision/environment.js';
import { executorEnv } from '../../apps/executor/src/environment.js';
import { gatewayEnv } from '../../apps/gateway/src/settings/environment.js';
import { plannerEnv } from '../../apps/planner/src/environment.js';
import { recorderEnv } from '../../apps/recorder/src/environment.js';
import { simulatorEnv } from '../../apps/simulator/src/environment.js';
import type { Installation } from '../../apps/cli/src/k8s/installation.js';
import type { EnvironmentEntry, PodOwner } from './manifest-spec.js';
import { beaconPodsOf } from './manifest-spec.js';
import { everyOverlay } from './rendered-spec.js';

/** What each part reads: the same schemas that it checks its environment with. */
const READ_BY: Readonly<Record<string, z.ZodObject>> = {
  gateway: gatewayEnv,
  planner: plannerEnv,
  recorder: recorderEnv,
  executor: executorEnv,
  migrate: migrateEnv,
  provision: provisionEnv,
  simulator: simulatorEnv,
};

const ADDRESS = 'http://models.example';
const FIELDS: Readonly<Record<string, string>> = {
  "metadata.labels['topology.kubernetes.io/region']": 'us-east',
  'spec.nodeName': 'node-1',
  'metadata.name': 'executor-us-east-1',
};

/** What a variable holds in a pod. */
function heldBy({ name, value, valueFrom }: EnvironmentEntry): string | undefined {
  if (value !== undefined) return value;
  if (valueFrom?.fieldRef !== undefined) return FIELDS[valueFrom.fieldRef.fieldPath];
  if (valueFrom?.configMapKeyRef !== undefined) return ADDRESS;
  if (valueFrom?.secretKeyRef === undefined) return undefined;
  return name === 'DATABASE_URL'
    ? 'postgresql://u:p@beacon-database-rw:5432/beacon'
    : 'x'.repeat(20);
}

function problemsOf(pod: PodOwner, installation: Installation): readonly string[] {
  const part = pod.labels['app.kubernetes.io/component'] ?? '';
  const schema = READ_BY[part];
  if (schema === undefined) return [`nothing is known of ${part}`];
  const entries = pod.spec.containers.flatMap(({ env = [] }) => env);
  const names = entries.map(({ name }) => name);
  const held = Object.fromEntries(entries.map((entry) => [entry.name, heldBy(entry)]));
  const readsCatalogue = 'BEACON_CATALOGUE' in schema.shape;
  const region = installation.regions.find(({ id }) => id === pod.labels['beacon/region']);
  const catalogue = readsCatalogue ? installation.addressVariables : [];
  const keys =
    part === 'executor' ? [...(region?.keys ?? []), ...(region?.optionalKeys ?? [])] : [];
  const known = new Set([...Object.keys(schema.shape), ...catalogue, ...keys]);
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} twice`),
    ...names.filter((name) => !known.has(name)).map((name) => `${name} is read by nobody`),
    ...Object.keys(held)
      .filter((name) => held[name] === undefined)
      .map((name) => `${name} is empty`),
    ...[...catalogue, ...keys]
      .filter((name) => !names.includes(name))
      .map((name) => `${name} is missing`),
    ...refusalOf(schema, held),
    ...(part !== 'migrate' && part !== 'simulator' && held['NATS_USER'] !== identityOf(pod)
      ? ['it is not who it should be']
      : []),
  ];
}

function refusalOf(
  schema: z.ZodObject,
  held: Readonly<Record<string, string | undefined>>,
): string[] {
  try {
    loadEnv(schema, held);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

function identityOf({ labels }: PodOwner): string | undefined {
  const region = labels['beacon/region'];
  const component = labels['app.kubernetes.io/component'];
  return region === undefined ? component : `${component}-${region}`;
}

const overlays = everyOverlay();

describe('the environment of each pod', () => {
  it.each(overlays)(
    'has what its service reads, and nothing else: $title',
    ({ objects, installation }) => {
      expect(beaconPodsOf(objects()).flatMap((pod) => problemsOf(pod, installation))).toEqual([]);
    },
  );

  it.each([
    [
      'a variable that nobody reads',
      'planner',
      (env: EnvironmentEntry[]) => env.push({ name: 'NATS_URI', value: 'x' }),
      /NATS_URI is read by nobody/,
    ],
    [
      'one that is missing',
      'executor',
      (env: EnvironmentEntry[]) => drop(env, 'BEACON_REGION'),
      /BEACON_REGION/,
    ],
    [
      'an address of the catalogue that is missing',
      'executor',
      (env: EnvironmentEntry[]) => drop(env, 'BEACON_SIMULATOR_URL'),
      /BEACON_SIMULATOR_URL is missing/,
    ],
    [
      'no database',
      'recorder',
      (env: EnvironmentEntry[]) => drop(env, 'DATABASE_URL'),
      /DATABASE_URL/,
    ],
    [
      'a database for executors',
      'executor',
      (env: EnvironmentEntry[]) => env.push({ name: 'DATABASE_URL', value: 'x' }),
      /DATABASE_URL is read by nobody/,
    ],
    [
      'a wrong value',
      'planner',
      (env: EnvironmentEntry[]) => env.push({ name: 'PLANNER_MAX_ATTEMPTS', value: '0' }),
      /PLANNER_MAX_ATTEMPTS/,
    ],
    [
      'the same twice',
      'planner',
      (env: EnvironmentEntry[]) => env.push({ name: 'NATS_USER', value: 'planner' }),
      /NATS_USER twice/,
    ],
    [
      'somebody else',
      'planner',
      (env: EnvironmentEntry[]) => {
        drop(env, 'NATS_USER');
        env.push({ name: 'NATS_USER', value: 'gateway' });
      },
      /not who it should be/,
    ],
  ])('is refused with %s', (_title, part, change, message) => {
    const single = overlays.find(({ folder }) => folder === 'overlays/single-cluster');
    const pods = beaconPodsOf(single?.objects() ?? []);
    const pod = pods.find(({ labels }) => labels['app.kubernetes.io/component'] === part);
    change(pod?.spec.containers[0]?.env ?? []);
    expect(pod && single && problemsOf(pod, single.installation).join('\n')).toMatch(message);
  });
});

function drop(env: EnvironmentEntry[], name: string): void {
  env.splice(
    env.findIndex((entry) => entry.name === name),
    1,
  );
}

describe('the environment of each identity of the broker', () => {
  let folder: string;
  let broker: BrokerFolder;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beacon-k8s-'));
    const regions = ['us-east', 'eu-west', 'asia-pacific'];
    broker = await BrokerFolder.make(join(folder, 'broker'), {
      regions,
      hosts: ['nats'],
      port: 4222,
    });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(overlays)('is that which `beacon broker` gives it: $title', ({ objects }) => {
    for (const pod of beaconPodsOf(objects())) {
      const env = Object.fromEntries(
        pod.spec.containers
          .flatMap(({ env: entries = [] }) => entries)
          .map((entry) => [entry.name, heldBy(entry)]),
      );
      if (env['NATS_USER'] === undefined) continue;
      for (const [name, value] of Object.entries(broker.environment(env['NATS_USER']))) {
        const isFile = name.endsWith('_FILE') && value !== undefined;
        expect([name, isFile ? baseOf(env[name]) : env[name]]).toEqual([
          name,
          isFile ? baseOf(value) : value,
        ]);
      }
    }
  });
});

function baseOf(path: string | undefined): string | undefined {
  return path?.split('/').at(-1);
}
