import type { Installation, RegionSetup } from '../installation.js';
import { executorObjects } from '../objects/executor.js';
import { labelsOf } from '../objects/kube-object.js';
import type { KubeObject } from '../objects/kube-object.js';
import { allowDns, brokerPolicy, defaultDeny } from '../objects/network-policies.js';
import {
  STREAM_REPLICAS,
  gatewayObjects,
  ingressObject,
  plannerObjects,
  recorderObjects,
} from '../objects/services.js';
import { migrateObjects, provisionObjects } from '../objects/setup-jobs.js';
import { ADDRESSES } from '../objects/variables.js';
import { documentsText, yamlText } from '../yaml-text.js';
import { brokerValues, leafValues } from './broker-values.js';
import { scaledExecutors } from './keda.js';
import { kustomizationDocument } from './kustomization.js';
import type { Kustomization } from './kustomization.js';
import { kindCluster } from './kind-cluster.js';
import { postgresCluster, trialPostgres } from './postgres.js';
import { externalSecrets, sealedSecrets } from './secret-examples.js';
import { simulatorObjects } from './simulator.js';

/** A file below the folder that is rendered. */
export interface RenderedFile {
  readonly path: string;
  readonly text: string;
}

/** Every file of an installation, always the same for the same catalogue and settings. */
export function renderedFiles(installation: Installation): readonly RenderedFile[] {
  return [
    ...baseFiles(installation),
    ...installation.regions.flatMap((region) => regionFiles(installation, region)),
    ...brokerFiles(installation),
    ...databaseFiles(),
    ...singleClusterFiles(installation),
    ...multiRegionFiles(installation),
    ...kedaFiles(installation),
    ...localFiles(installation),
    ...exampleFiles(installation),
  ].toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** Folder of a region's executors. */
export function regionFolder(region: string): string {
  return `regions/${region}`;
}

function objectsFile(path: string, objects: readonly unknown[], about?: string): RenderedFile {
  return { path, text: documentsText(objects, about) };
}

function kustomizationFile(folder: string, kustomization: Kustomization): RenderedFile {
  return objectsFile(`${folder}/kustomization.yaml`, [kustomizationDocument(kustomization)]);
}

/** A folder with files of objects, and the kustomization that takes all of them. */
function kustomized(
  folder: string,
  files: Readonly<Record<string, readonly KubeObject[]>>,
  more: Omit<Kustomization, 'resources'> & { readonly others?: readonly string[] } = {},
): readonly RenderedFile[] {
  const { others = [], ...rest } = more;
  return [
    kustomizationFile(folder, { ...rest, resources: [...others, ...Object.keys(files)] }),
    ...Object.entries(files).map(([name, objects]) => objectsFile(`${folder}/${name}`, objects)),
  ];
}

function baseFiles(installation: Installation): readonly RenderedFile[] {
  return [
    ...kustomized('base/shared', {
      'catalogue.yaml': [catalogueObject(installation)],
      'network.yaml': [defaultDeny(), allowDns()],
    }),
    ...kustomized('base/setup', {
      'migrate.yaml': migrateObjects(installation),
      'provision.yaml': provisionObjects(installation, STREAM_REPLICAS),
    }),
    ...kustomized('base/services', {
      'gateway.yaml': gatewayObjects(installation),
      'planner.yaml': plannerObjects(installation, STREAM_REPLICAS),
      'recorder.yaml': recorderObjects(installation),
    }),
    ...kustomized('base', {}, { others: ['shared', 'setup', 'services'] }),
  ];
}

function catalogueObject({ catalogueText }: Installation): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'beacon-catalogue', labels: labelsOf('catalogue', 'setup') },
    data: { 'catalogue.yaml': catalogueText },
  };
}

function regionFiles(installation: Installation, region: RegionSetup): readonly RenderedFile[] {
  return kustomized(regionFolder(region.id), {
    'executor.yaml': executorObjects(installation, region),
  });
}

function brokerFiles({ regions, settings }: Installation): readonly RenderedFile[] {
  const production = { servers: 3, storage: '50Gi', mostStored: '40GB' } as const;
  const ids = regions.map(({ id }) => id);
  const values = (name: string, document: object, about: string) =>
    objectsFile(`nats/${name}.values.yaml`, [document], about);
  return [
    values(
      'cluster',
      brokerValues({ ...production, takesLeafNodes: false }, ids),
      'Values of the chart nats 1.x: three servers in one cluster.',
    ),
    values(
      'hub',
      brokerValues({ ...production, takesLeafNodes: true }, ids),
      'Values of the chart nats 1.x: three servers that take leaf nodes of other clusters, too.',
    ),
    values(
      'local',
      brokerValues(
        { servers: 1, storage: '2Gi', mostStored: '1600MB', takesLeafNodes: false },
        ids,
      ),
      'Values of the chart nats 1.x: one server, for a trial.',
    ),
    ...remoteRegions({ regions, settings }).map(({ id }) =>
      values(
        `leaf-${id}`,
        leafValues(id),
        `Values of the chart nats 1.x for the cluster of ${id}: a leaf node of the hub's broker.`,
      ),
    ),
  ];
}

function remoteRegions({ regions, settings }: Pick<Installation, 'regions' | 'settings'>) {
  return regions.filter(({ id }) => id !== settings.hub);
}

function databaseFiles(): readonly RenderedFile[] {
  return kustomized('postgres', { 'cluster.yaml': [postgresCluster()] });
}

function namespaceObject({ settings: { namespace } }: Installation): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: namespace,
      labels: {
        ...labelsOf('namespace', 'setup'),
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
      },
    },
  };
}

function singleClusterFiles(installation: Installation): readonly RenderedFile[] {
  const { namespace } = installation.settings;
  return kustomized(
    'overlays/single-cluster',
    {
      'namespace.yaml': [namespaceObject(installation)],
      'broker-network.yaml': [brokerPolicy(false)],
      'ingress.yaml': [ingressObject(installation)],
    },
    {
      namespace,
      others: ['../../base', ...installation.regions.map(({ id }) => `../../${regionFolder(id)}`)],
    },
  );
}

/** The hub's cluster, and one for each other region, which has executors and a leaf node only. */
function multiRegionFiles(installation: Installation): readonly RenderedFile[] {
  const { namespace, hub } = installation.settings;
  const shared = { 'namespace.yaml': [namespaceObject(installation)] };
  return [
    ...kustomized(
      'overlays/multi-region/hub',
      {
        ...shared,
        'broker-network.yaml': [brokerPolicy(true), leafNodeService()],
        'ingress.yaml': [ingressObject(installation)],
      },
      { namespace, others: ['../../../base', `../../../${regionFolder(hub)}`] },
    ),
    ...remoteRegions(installation).flatMap(({ id }) =>
      kustomized(
        `overlays/multi-region/${id}`,
        { ...shared, 'broker-network.yaml': [brokerPolicy(false)] },
        { namespace, others: ['../../../base/shared', `../../../${regionFolder(id)}`] },
      ),
    ),
  ];
}

/** Where leaf nodes of other clusters reach the broker. */
function leafNodeService(): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'nats-leafnodes', labels: labelsOf('broker', 'setup') },
    spec: {
      type: 'LoadBalancer',
      selector: { 'app.kubernetes.io/name': 'nats', 'app.kubernetes.io/component': 'nats' },
      ports: [{ name: 'leafnodes', port: 7422, targetPort: 'leafnodes', protocol: 'TCP' }],
    },
  };
}

/** KEDA says how many there are: what is applied must not say it, too. */
const REPLICAS_LEFT_OUT = {
  target: { kind: 'Deployment', labelSelector: 'app.kubernetes.io/component=executor' },
  patch: yamlText([{ op: 'remove', path: '/spec/replicas' }]),
};

function kedaFiles(installation: Installation): readonly RenderedFile[] {
  const scaled = installation.regions.map((region) => [
    `executor-${region.id}.yaml`,
    [scaledExecutors(installation, region)],
  ]);
  return kustomized('overlays/keda', Object.fromEntries(scaled), {
    namespace: installation.settings.namespace,
    others: ['../single-cluster'],
    patches: [REPLICAS_LEFT_OUT],
  });
}

function localFiles(installation: Installation): readonly RenderedFile[] {
  const { settings, regions, addressVariables } = installation;
  const addresses: KubeObject = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: ADDRESSES, labels: labelsOf('catalogue', 'setup') },
    data: Object.fromEntries(addressVariables.map((name) => [name, 'http://simulator:8080'])),
  };
  const trial: Installation = {
    ...installation,
    settings: { ...settings, registry: null, tag: 'local' },
  };
  return [
    objectsFile('overlays/local/kind.yaml', [kindCluster(regions)]),
    ...kustomized(
      'overlays/local',
      {
        'namespace.yaml': [namespaceObject(installation)],
        'broker-network.yaml': [brokerPolicy(false)],
        'postgres.yaml': trialPostgres(),
        'simulator.yaml': simulatorObjects(trial),
        'addresses.yaml': [addresses],
        'setup.yaml': [...migrateObjects(trial), ...provisionObjects(trial, 1)],
        'gateway.yaml': gatewayObjects(trial),
        'planner.yaml': plannerObjects(trial, 1),
        'recorder.yaml': recorderObjects(trial),
        ...Object.fromEntries(
          regions.map((region) => [`executor-${region.id}.yaml`, executorObjects(trial, region)]),
        ),
      },
      {
        namespace: settings.namespace,
        others: ['../../base/shared'],
        replicas: [
          'gateway',
          'planner',
          'recorder',
          ...regions.map(({ id }) => `executor-${id}`),
        ].map((name) => ({ name, count: 1 })),
      },
    ),
  ];
}

function exampleFiles(installation: Installation): readonly RenderedFile[] {
  return [
    objectsFile('examples/external-secrets.yaml', externalSecrets(installation)),
    objectsFile('examples/sealed-secrets.yaml', sealedSecrets(installation)),
  ];
}
