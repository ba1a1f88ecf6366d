import { createHash } from 'node:crypto';
import type { Installation } from '../installation.js';
import { BROKER_FOLDER, CATALOGUE_FOLDER, HTTP_PORT } from './variables.js';
import type { EnvironmentVariable } from './variables.js';

/** Memory and processor of a container. */
export interface Resources {
  readonly cpu: string;
  readonly memory: string;
  readonly memoryLimit: string;
  /** @default none: a limit would slow down a burst that the node has room for */
  readonly cpuLimit?: string;
}

/** What makes one pod different from the others. */
export interface PodPlan {
  readonly component: string;
  readonly image: string;
  readonly environment: readonly EnvironmentVariable[];
  readonly resources: Resources;
  /** Secret of the broker's identity; null for what does not speak to the broker. */
  readonly identity: string | null;
  readonly readsCatalogue: boolean;
  /** Program and arguments, where the image's own are not the ones. */
  readonly command?: readonly string[];
  /** Whether it serves health on its port. */
  readonly serves: boolean;
  /** Seconds between the end of its place in a Service and SIGTERM. @default none */
  readonly leavesSeconds?: number;
  /** Seconds from the request to stop until the pod is killed. */
  readonly graceSeconds: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly spec?: object;
}

/** Name of an image with its tag. */
export function imageOf({ settings }: Installation, target: string): string {
  const name = `beacon-${target}:${settings.tag}`;
  return settings.registry === null ? name : `${settings.registry}/${name}`;
}

/** Name of the Secret that holds an identity of the broker. */
export function identitySecret(identity: string): string {
  return `beacon-broker-${identity}`;
}

/** A pod's template: not root, nothing writable but /tmp, no rights, no token. */
export function podTemplate(installation: Installation, plan: PodPlan): object {
  return {
    metadata: { labels: plan.labels, annotations: annotationsOf(installation, plan) },
    spec: {
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      terminationGracePeriodSeconds: plan.graceSeconds,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: 1000,
        runAsGroup: 1000,
        fsGroup: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      ...plan.spec,
      containers: [containerOf(plan)],
      volumes: volumesOf(plan),
    },
  };
}

/** A changed catalogue makes another template, so that pods with the new one replace those with the old. */
function annotationsOf({ catalogueText }: Installation, plan: PodPlan): object {
  const digest = createHash('sha256').update(catalogueText).digest('hex');
  return {
    ...(plan.readsCatalogue ? { 'beacon/catalogue-sha256': digest } : {}),
    ...(plan.serves
      ? {
          'prometheus.io/scrape': 'true',
          'prometheus.io/port': String(HTTP_PORT),
          'prometheus.io/path': '/metrics',
        }
      : {}),
  };
}

function containerOf(plan: PodPlan): object {
  return {
    name: plan.component,
    image: plan.image,
    imagePullPolicy: 'IfNotPresent',
    ...(plan.command === undefined ? {} : { command: plan.command }),
    env: plan.environment,
    ...(plan.serves ? servingOf(plan) : {}),
    resources: resourcesOf(plan.resources),
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: mountsOf(plan),
  };
}

/**
 * Probes with the meaning that the services' health has: `live` is about the process alone, so that a broker or a database that is away
 * restarts nothing; `ready` is about what it needs.
 */
function servingOf({ leavesSeconds }: PodPlan): object {
  const ask = (path: string) => ({ httpGet: { path, port: 'http' } });
  return {
    ports: [{ name: 'http', containerPort: HTTP_PORT, protocol: 'TCP' }],
    // Five minutes: a process waits for its broker before it listens.
    startupProbe: {
      ...ask('/health/live'),
      periodSeconds: 5,
      failureThreshold: 60,
      timeoutSeconds: 3,
    },
    // A minute: an event loop that stands still is noted as not ready long before.
    livenessProbe: {
      ...ask('/health/live'),
      periodSeconds: 10,
      failureThreshold: 6,
      timeoutSeconds: 5,
    },
    readinessProbe: {
      ...ask('/health/ready'),
      periodSeconds: 5,
      failureThreshold: 2,
      timeoutSeconds: 5,
    },
    ...(leavesSeconds === undefined
      ? {}
      : { lifecycle: { preStop: { sleep: { seconds: leavesSeconds } } } }),
  };
}

function resourcesOf({ cpu, memory, memoryLimit, cpuLimit }: Resources): object {
  return {
    requests: { cpu, memory, 'ephemeral-storage': '64Mi' },
    limits: {
      ...(cpuLimit === undefined ? {} : { cpu: cpuLimit }),
      memory: memoryLimit,
      'ephemeral-storage': '256Mi',
    },
  };
}

function mountsOf({ identity, readsCatalogue }: PodPlan): object[] {
  return [
    { name: 'tmp', mountPath: '/tmp' },
    ...(readsCatalogue ? [{ name: 'catalogue', mountPath: CATALOGUE_FOLDER, readOnly: true }] : []),
    ...(identity === null ? [] : [{ name: 'broker', mountPath: BROKER_FOLDER, readOnly: true }]),
  ];
}

function volumesOf({ identity, readsCatalogue }: PodPlan): object[] {
  const secret = identity === null ? null : identitySecret(identity);
  return [
    { name: 'tmp', emptyDir: { sizeLimit: '128Mi' } },
    ...(readsCatalogue ? [{ name: 'catalogue', configMap: { name: 'beacon-catalogue' } }] : []),
    // 0440: the file's group is that of the pod.
    ...(secret === null
      ? []
      : [{ name: 'broker', secret: { secretName: secret, defaultMode: 0o440 } }]),
  ];
}
