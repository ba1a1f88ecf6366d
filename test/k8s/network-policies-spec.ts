import type { Manifest, NetworkRule, Peer, PodOwner } from './manifest-spec.js';
import { beaconPodsOf, podsOf, selects } from './manifest-spec.js';
import type { Policy } from './policy-spec.js';
import { executorIn, objectIn } from './policy-spec.js';

const policiesOf = (objects: readonly Manifest[]): Manifest[] =>
  objects.filter(({ kind }) => kind === 'NetworkPolicy');

/** Rules that let a pod reach others, of all policies that select it. */
function egressOf(objects: readonly Manifest[], { labels }: PodOwner): NetworkRule[] {
  return policiesOf(objects)
    .filter(({ spec }) => selects(spec?.podSelector, labels))
    .flatMap(({ spec }) => spec?.egress ?? []);
}

const denied: Policy = {
  title: 'lets nothing of Beacon reach anything, or be reached, but by a rule',
  problemsOf: (objects) => [
    ...podsOf(objects)
      .filter(
        ({ labels }) =>
          !policiesOf(objects).some(
            ({ spec }) =>
              selects(spec?.podSelector, labels) &&
              String(spec?.policyTypes) === 'Ingress,Egress' &&
              spec?.egress === undefined &&
              spec?.ingress === undefined,
          ),
      )
      .map(({ owner }) => `${owner.metadata.name} is not denied by default`),
    ...policiesOf(objects).flatMap(({ metadata, spec }) =>
      [...(spec?.egress ?? []), ...(spec?.ingress ?? [])]
        .filter(({ ports = [] }) => ports.length === 0)
        .map(() => `${metadata.name} has a rule for every port`),
    ),
  ],
  broken: {
    'no policy of denial': (objects) => {
      const at = objects.indexOf(objectIn(objects, 'NetworkPolicy', /^beacon-default-deny$/));
      objects.splice(at, 1);
    },
    'a pod that it does not select': (objects) =>
      void delete executorIn(objects).labels['app.kubernetes.io/part-of'],
    'every port': (objects) => {
      const rules = objectIn(objects, 'NetworkPolicy', /^executor-us-east$/).spec?.egress;
      rules?.push({ to: [{ podSelector: {} }] });
    },
  },
};

const MUST_NOT = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16', '127.0.0.0/8'];

const executorsReach: Policy = {
  title: 'lets executors reach DNS, the broker and the ports of their providers, and nothing else',
  problemsOf: (objects, { regions }) =>
    beaconPodsOf(objects)
      .filter(({ labels }) => labels['app.kubernetes.io/component'] === 'executor')
      .flatMap((pod) => {
        const region = regions.find(({ id }) => id === pod.labels['beacon/region']);
        const ports = region?.ports.length === 0 ? [443] : (region?.ports ?? []);
        return egressOf(objects, pod)
          .flatMap(reachOf)
          .filter((reach) => !allowed(reach, ports, objects))
          .map(
            ({ peer, port }) =>
              `${pod.owner.metadata.name} reaches ${JSON.stringify(peer)}:${port}`,
          );
      }),
  broken: {
    'the database': (objects) => addEgress(objects, { ports: [{ port: 5432 }] }),
    'a private network': (objects) =>
      addEgress(objects, { to: [{ ipBlock: { cidr: '10.1.2.0/24' } }], ports: [{ port: 443 }] }),
    'the credentials of its machine': (objects) => {
      for (const { ipBlock } of objectIn(
        objects,
        'NetworkPolicy',
        /^executor-us-east$/,
      ).spec?.egress?.flatMap(({ to = [] }) => to) ?? [])
        if (ipBlock !== undefined) ipBlock.except = ['10.0.0.0/8'];
    },
    'another port': (objects) =>
      addEgress(objects, {
        to: [{ ipBlock: { cidr: '0.0.0.0/0', except: MUST_NOT } }],
        ports: [{ port: 22 }],
      }),
    'the gateway': (objects) =>
      addEgress(objects, {
        to: [{ podSelector: { matchLabels: { 'app.kubernetes.io/component': 'gateway' } } }],
        ports: [{ port: 8080 }],
      }),
  },
};

function addEgress(objects: readonly Manifest[], rule: NetworkRule): void {
  objectIn(objects, 'NetworkPolicy', /^executor-us-east$/).spec?.egress?.push(rule);
}

interface Reach {
  /** Undefined: anybody. */
  readonly peer: Peer | undefined;
  readonly port: number | string;
}

function reachOf({ to, ports = [] }: NetworkRule): Reach[] {
  const peers = to ?? [undefined];
  return peers.flatMap((peer) => ports.map(({ port }) => ({ peer, port })));
}

function allowed(
  { peer, port }: Reach,
  ports: readonly number[],
  objects: readonly Manifest[],
): boolean {
  if (peer === undefined) return false;
  if (peer.ipBlock !== undefined) {
    const { cidr, except = [] } = peer.ipBlock;
    const isPublic =
      cidr === '::/0' ? except.includes('fc00::/7') : MUST_NOT.every((net) => except.includes(net));
    return isPublic && ports.includes(Number(port));
  }
  const labels = peer.podSelector?.matchLabels ?? {};
  if (labels['k8s-app'] === 'kube-dns') return port === 53;
  if (labels['app.kubernetes.io/name'] === 'nats') return port === 4222;
  // A trial's provider is a pod.
  const hasSimulator = objects.some(({ metadata }) => metadata.name === 'simulator');
  return hasSimulator && labels['app.kubernetes.io/component'] === 'simulator' && port === 8080;
}

export const NETWORK_POLICIES: readonly Policy[] = [denied, executorsReach];
