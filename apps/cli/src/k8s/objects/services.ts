import type { Installation } from '../installation.js';
import { deploymentWithBudget } from './deployment.js';
import { labelsOf, selectorOf } from './kube-object.js';
import type { KubeObject } from './kube-object.js';
import { databaseRule, internetRule, networkPolicy, openTo } from './network-policies.js';
import { imageOf } from './pod.js';
import type { Resources } from './pod.js';
import {
  HTTP_PORT,
  brokerVariables,
  catalogueVariables,
  databaseVariables,
  httpVariables,
  secretVariable,
  topologyVariables,
} from './variables.js';
import type { EnvironmentVariable } from './variables.js';

/** From 20 s for what is in flight and 2 s more to what a kill would cut. */
const GRACE_SECONDS = 30;
/** How long endpoints and proxies take to forget a pod. */
const LEAVES_SECONDS = 10;
/** Streams of events end on the request to stop; requests of three minutes may be in flight. */
const GATEWAY_GRACE_SECONDS = 60;

/** Copies of each stream in a cluster of three servers. */
export const STREAM_REPLICAS = 3;

/**
 * Requests hold the highest resident memory that docs/benchmarks.md measured beside a job of a million cells: gateway 320 MiB, planner
 * 217 MiB, recorder 204 MiB. Limits leave as much again; the gateway's heap is bounded, and its reading thread has one of its own.
 */
const RESOURCES = {
  gateway: { cpu: '250m', memory: '384Mi', memoryLimit: '1536Mi' },
  planner: { cpu: '250m', memory: '256Mi', memoryLimit: '512Mi' },
  recorder: { cpu: '500m', memory: '256Mi', memoryLimit: '512Mi' },
} as const satisfies Readonly<Record<string, Resources>>;

interface ServicePlan {
  readonly name: keyof typeof RESOURCES;
  readonly environment: readonly EnvironmentVariable[];
  readonly readsCatalogue: boolean;
  readonly leavesSeconds?: number;
  readonly graceSeconds: number;
}

/** The gateway, with its Service and its place on the web. */
export function gatewayObjects(installation: Installation): readonly KubeObject[] {
  const { host } = installation.settings;
  const labels = labelsOf('gateway', 'run');
  return [
    ...serviceObjects(installation, {
      name: 'gateway',
      readsCatalogue: true,
      leavesSeconds: LEAVES_SECONDS,
      graceSeconds: GATEWAY_GRACE_SECONDS,
      environment: [
        ...httpVariables(),
        { name: 'BEACON_ACCESS', value: 'required' },
        { name: 'BEACON_ALLOWED_HOSTS', value: `${host},gateway` },
        secretVariable('BEACON_ADMIN_TOKEN', 'beacon-gateway', 'admin-token', true),
        ...catalogueVariables(installation),
        ...databaseVariables(),
        ...brokerVariables(installation, 'gateway'),
      ],
    }),
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'gateway', labels },
      spec: {
        type: 'ClusterIP',
        selector: selectorOf('gateway'),
        ports: [{ name: 'http', port: HTTP_PORT, targetPort: 'http', protocol: 'TCP' }],
      },
    },
    networkPolicy('gateway', {
      ingress: [openTo('ingress-nginx'), openTo('monitoring')],
      // Webhooks, an OpenID Connect issuer, embeddings.
      egress: [databaseRule(), internetRule([443])],
    }),
  ];
}

/** Where people reach the gateway: TLS ends at the Ingress. */
export function ingressObject({ settings: { host } }: Installation): KubeObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'gateway',
      labels: labelsOf('gateway', 'run'),
      annotations: {
        // Live events are streams: nothing may collect them first, and the next byte may take 15 s.
        'nginx.ingress.kubernetes.io/proxy-buffering': 'off',
        'nginx.ingress.kubernetes.io/proxy-read-timeout': '60',
        'nginx.ingress.kubernetes.io/proxy-body-size': '64m',
        'nginx.ingress.kubernetes.io/ssl-redirect': 'true',
      },
    },
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: [host], secretName: 'beacon-gateway-tls' }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: 'gateway', port: { name: 'http' } } },
              },
            ],
          },
        },
      ],
    },
  };
}

/**
 * The planners.
 * @param streamReplicas copies of each stream, as provisioning makes them.
 */
export function plannerObjects(
  installation: Installation,
  streamReplicas: number,
): readonly KubeObject[] {
  return [
    ...serviceObjects(installation, {
      name: 'planner',
      readsCatalogue: true,
      graceSeconds: GRACE_SECONDS,
      environment: [
        ...httpVariables(),
        ...catalogueVariables(installation),
        ...databaseVariables(),
        ...brokerVariables(installation, 'planner', topologyVariables(streamReplicas)),
      ],
    }),
    networkPolicy('planner', { ingress: [openTo('monitoring')], egress: [databaseRule()] }),
  ];
}

/** The recorders. */
export function recorderObjects(installation: Installation): readonly KubeObject[] {
  return [
    ...serviceObjects(installation, {
      name: 'recorder',
      readsCatalogue: false,
      graceSeconds: GRACE_SECONDS,
      environment: [
        ...httpVariables(),
        ...databaseVariables(),
        ...brokerVariables(installation, 'recorder'),
      ],
    }),
    networkPolicy('recorder', { ingress: [openTo('monitoring')], egress: [databaseRule()] }),
  ];
}

function serviceObjects(
  installation: Installation,
  { name, ...plan }: ServicePlan,
): readonly KubeObject[] {
  return deploymentWithBudget(installation, {
    ...plan,
    name,
    component: name,
    image: imageOf(installation, name),
    identity: name,
    resources: RESOURCES[name],
    serves: true,
    replicas: 2,
    labels: labelsOf(name, 'run'),
  });
}
