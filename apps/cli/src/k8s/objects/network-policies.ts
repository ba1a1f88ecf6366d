import { labelsOf, selectorOf } from './kube-object.js';
import type { KubeObject, Step } from './kube-object.js';
import { HTTP_PORT } from './variables.js';

/** Networks that are nobody's provider: private ones, this machine, and the addresses at which clouds give out credentials. */
const NOT_PUBLIC = [
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
];
const NOT_PUBLIC_V6 = ['::1/128', 'fc00::/7', 'fe80::/10'];

/** Nothing of Beacon reaches anything, or is reached, that no other policy lets through. */
export function defaultDeny(): KubeObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'beacon-default-deny', labels: labelsOf('network', 'setup') },
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'beacon' } },
      policyTypes: ['Ingress', 'Egress'],
    },
  };
}

/** Names are resolved by the cluster's own DNS. */
export function allowDns(): KubeObject {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'beacon-dns', labels: labelsOf('network', 'setup') },
    spec: {
      podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'beacon' } },
      policyTypes: ['Egress'],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
              podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
            },
          ],
          ports: [
            { protocol: 'UDP', port: 53 },
            { protocol: 'TCP', port: 53 },
          ],
        },
      ],
    },
  };
}

/** Pods of the broker, as its chart labels them. */
const BROKER_PODS = { 'app.kubernetes.io/name': 'nats', 'app.kubernetes.io/component': 'nats' };

/** Rules of one part beside DNS and the broker. */
export interface Rules {
  readonly ingress?: readonly object[];
  readonly egress?: readonly object[];
  /** @default true */
  readonly reachesBroker?: boolean;
  /** @default run */
  readonly step?: Step;
  /** Labels beside the component's. */
  readonly selector?: Readonly<Record<string, string>>;
  /** @default the component's */
  readonly name?: string;
}

/** What a part may reach, and who may reach it. */
export function networkPolicy(
  component: string,
  { ingress = [], egress = [], reachesBroker = true, step = 'run', selector = {}, name }: Rules,
): KubeObject {
  const broker = { to: [{ podSelector: { matchLabels: BROKER_PODS } }], ports: [tcp(4222)] };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: name ?? component, labels: labelsOf(component, step, selector) },
    spec: {
      podSelector: { matchLabels: { ...selectorOf(component), ...selector } },
      policyTypes: ['Ingress', 'Egress'],
      ingress,
      egress: [...(reachesBroker ? [broker] : []), ...egress],
    },
  };
}

/** The broker's pods: clients and each other, nobody else; with a port for leaf nodes where regions have their own clusters. */
export function brokerPolicy(hasLeafNodes: boolean): KubeObject {
  const beacon = { podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'beacon' } } };
  const routes = { podSelector: { matchLabels: BROKER_PODS } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: 'nats', labels: labelsOf('broker', 'setup') },
    spec: {
      podSelector: { matchLabels: BROKER_PODS },
      policyTypes: ['Ingress'],
      ingress: [
        { from: [beacon], ports: [tcp(4222)] },
        { from: [routes], ports: [tcp(6222)] },
        { from: [namespaceOf('monitoring'), namespaceOf('keda')], ports: [tcp(8222)] },
        // Who comes here has the key of a leaf node, or is refused by the broker.
        ...(hasLeafNodes ? [{ ports: [tcp(7422)] }] : []),
      ],
    },
  };
}

/** Whoever is in a namespace may reach the part's HTTP port. */
export function openTo(namespace: string): object {
  return { from: [namespaceOf(namespace)], ports: [tcp(HTTP_PORT)] };
}

/** PostgreSQL, in the cluster or outside of it: its address is the operator's to know. */
export function databaseRule(): object {
  return { ports: [tcp(5432)] };
}

/** Public addresses, and only these ports of them. */
export function internetRule(ports: readonly number[]): object {
  return {
    to: [
      { ipBlock: { cidr: '0.0.0.0/0', except: NOT_PUBLIC } },
      { ipBlock: { cidr: '::/0', except: NOT_PUBLIC_V6 } },
    ],
    ports: ports.map(tcp),
  };
}

function namespaceOf(name: string): object {
  return { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } };
}

function tcp(port: number): object {
  return { protocol: 'TCP', port };
}
