import { CENTRAL_IDENTITIES, executorIdentity } from '@beacon/contracts';
import type { Installation } from '../installation.js';
import type { KubeObject } from '../objects/kube-object.js';
import { labelsOf } from '../objects/kube-object.js';
import { identitySecret } from '../objects/pod.js';
import { providerSecret } from '../objects/variables.js';

/** A Secret that services read: its name, and the keys that it must have. */
interface NeededSecret {
  readonly name: string;
  readonly keys: readonly string[];
}

/** Identities that no pod has: they are of people, and of taps outside. */
const OF_PEOPLE: ReadonlySet<string> = new Set(['operator', 'tap']);

/** Every Secret that must be there before the services start; that of the database is CloudNativePG's to make. */
export function neededSecrets({ regions }: Installation): readonly NeededSecret[] {
  const identities = [
    ...CENTRAL_IDENTITIES.filter((identity) => !OF_PEOPLE.has(identity)),
    ...regions.map(({ id }) => executorIdentity(id)),
  ];
  return [
    { name: 'beacon-gateway', keys: ['admin-token'] },
    ...identities.map((identity) => ({
      name: identitySecret(identity),
      keys: ['nkey.seed', 'ca.pem'],
    })),
    ...regions.flatMap(({ id, keys }) =>
      keys.length === 0 ? [] : [{ name: providerSecret(id), keys }],
    ),
  ];
}

/** The Secrets from a store outside of the cluster, by External Secrets. */
export function externalSecrets(installation: Installation): readonly KubeObject[] {
  return neededSecrets(installation).map(({ name, keys }) => ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { name, labels: labelsOf('secrets', 'setup') },
    spec: {
      refreshInterval: '1h',
      secretStoreRef: { kind: 'ClusterSecretStore', name: 'beacon' },
      target: { name, creationPolicy: 'Owner' },
      data: keys.map((key) => ({
        secretKey: key,
        remoteRef: { key: `beacon/${name}`, property: key },
      })),
    },
  }));
}

/** The form of a sealed Secret: `kubeseal` writes what stands under encryptedData. */
export function sealedSecrets(installation: Installation): readonly KubeObject[] {
  return neededSecrets(installation).map(({ name, keys }) => ({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name, labels: labelsOf('secrets', 'setup') },
    spec: {
      encryptedData: Object.fromEntries(keys.map((key) => [key, 'written-by-kubeseal'])),
      template: { metadata: { name, labels: labelsOf('secrets', 'setup') } },
    },
  }));
}
