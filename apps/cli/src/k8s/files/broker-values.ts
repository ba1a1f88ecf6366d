import { brokerAccounts } from '@beacon/contracts';

/** What a broker of three servers, or of one for a trial, has beside what all have. */
export interface BrokerChoice {
  readonly servers: 1 | 3;
  readonly storage: string;
  /** 80 % of the storage, in nats-server's units: a limit is refused in words, a full disk is not. */
  readonly mostStored: string;
  readonly takesLeafNodes: boolean;
}

/** A file of a Secret, and where it stands in the folder of `beacon broker`. */
interface SecretFile {
  readonly key: string;
  readonly path: string;
}

/** Where the folder of `beacon broker` is made and mounted: its files name each other by absolute paths. */
const BROKER_FILES = '/etc/beacon-broker';
const IMAGE_TAG = '2.12.5-alpine';
const TLS = { enabled: true, secretName: 'beacon-broker-server', cert: 'tls.crt', key: 'tls.key' };

const UNPRIVILEGED = {
  allowPrivilegeEscalation: false,
  readOnlyRootFilesystem: true,
  capabilities: { drop: ['ALL'] },
};

/** Values of NATS's official chart for an installation's broker: file storage, accounts from a Secret, TLS. */
export function brokerValues(choice: BrokerChoice, regions: readonly string[]): object {
  const hasCluster = choice.servers > 1;
  return {
    fullnameOverride: 'nats',
    config: {
      ...(hasCluster ? { cluster: { enabled: true, replicas: choice.servers } } : {}),
      jetstream: {
        enabled: true,
        memoryStore: { enabled: false },
        fileStore: { enabled: true, dir: '/data', pvc: { enabled: true, size: choice.storage } },
        merge: {
          max_file_store: `<< ${choice.mostStored} >>`,
          sync_interval: hasCluster ? 'always' : '1s',
        },
      },
      nats: { tls: TLS },
      ...(choice.takesLeafNodes ? { leafnodes: { enabled: true, port: 7422, tls: TLS } } : {}),
      merge: { '00$include': included('accounts.conf') },
    },
    ...chartParts({
      memory: '512Mi',
      memoryLimit: '1Gi',
      goLimit: '900MiB',
      isSpread: hasCluster,
      secret: 'beacon-broker-accounts',
      files: [
        { key: 'accounts.conf', path: 'accounts.conf' },
        ...brokerAccounts(regions).map(({ name }) => ({
          key: `${name}.conf`,
          path: `accounts/${name}.conf`,
        })),
      ],
    }),
  };
}

/** Values for a leaf node: it has no streams, and connects a region's executors to the broker of the hub. */
export function leafValues(region: string): object {
  const folder = `leaf-nodes/${region}`;
  const own = ['leaf.conf', 'tls.conf', 'ca.pem', 'server.pem', 'server.key'];
  return {
    fullnameOverride: 'nats',
    config: {
      merge: {
        '00$include': included(`${folder}/leaf.conf`),
        '01$include': included(`${folder}/tls.conf`),
      },
    },
    ...chartParts({
      memory: '64Mi',
      memoryLimit: '256Mi',
      goLimit: '220MiB',
      isSpread: false,
      secret: `beacon-broker-leaf-${region}`,
      files: [
        ...own.map((key) => ({ key, path: `${folder}/${key}` })),
        { key: 'nkey.seed', path: `identities/leaf-${region}/nkey.seed` },
      ],
    }),
  };
}

/** The chart's includes start at /etc/nats-config. */
function included(file: string): string {
  return `../beacon-broker/${file}`;
}

interface ChartPlan {
  readonly memory: string;
  readonly memoryLimit: string;
  /** Some 90 % of the limit, in Go's units. */
  readonly goLimit: string;
  readonly isSpread: boolean;
  readonly secret: string;
  readonly files: readonly SecretFile[];
}

function chartParts(plan: ChartPlan): object {
  return {
    container: containerOf(plan),
    // The namespace takes no container that could have more rights.
    reloader: { merge: { securityContext: UNPRIVILEGED } },
    podTemplate: podTemplateOf(plan),
    // It would need an identity of its own.
    natsBox: { enabled: false },
  };
}

function containerOf({ memory, memoryLimit, goLimit }: ChartPlan): object {
  const mount = { name: 'beacon-broker', mountPath: BROKER_FILES, readOnly: true };
  return {
    image: { tag: IMAGE_TAG },
    env: { GOMEMLIMIT: goLimit },
    merge: {
      resources: { requests: { cpu: '250m', memory }, limits: { memory: memoryLimit } },
      securityContext: UNPRIVILEGED,
    },
    patch: [{ op: 'add', path: '/volumeMounts/-', value: mount }],
  };
}

function podTemplateOf({ isSpread, secret, files }: ChartPlan): object {
  const volume = {
    name: 'beacon-broker',
    secret: { secretName: secret, defaultMode: 0o440, items: files },
  };
  const spread = { 'kubernetes.io/hostname': { maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' } };
  return {
    ...(isSpread ? { topologySpreadConstraints: spread } : {}),
    merge: {
      spec: {
        automountServiceAccountToken: false,
        securityContext: {
          runAsNonRoot: true,
          runAsUser: 1000,
          runAsGroup: 1000,
          fsGroup: 1000,
          seccompProfile: { type: 'RuntimeDefault' },
        },
      },
    },
    patch: [{ op: 'add', path: '/spec/volumes/-', value: volume }],
  };
}
