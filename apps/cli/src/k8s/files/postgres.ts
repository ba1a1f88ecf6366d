import { labelsOf, selectorOf } from '../objects/kube-object.js';
import type { KubeObject } from '../objects/kube-object.js';
import { networkPolicy } from '../objects/network-policies.js';

/** A database by CloudNativePG: the operator makes the Secret `beacon-database-app`, which the services read. */
export function postgresCluster(): KubeObject {
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: { name: 'beacon-database', labels: labelsOf('database', 'setup') },
    spec: {
      instances: 3,
      imageName: 'ghcr.io/cloudnative-pg/postgresql:17.6',
      primaryUpdateStrategy: 'unsupervised',
      bootstrap: { initdb: { database: 'beacon', owner: 'beacon' } },
      storage: { size: '100Gi' },
      // A disk of its own: a full log stops the server, a full disk of data does not.
      walStorage: { size: '20Gi' },
      resources: { requests: { cpu: '1', memory: '2Gi' }, limits: { memory: '4Gi' } },
      postgresql: { parameters: { max_connections: '200' } },
      affinity: { enablePodAntiAffinity: true, topologyKey: 'topology.kubernetes.io/zone' },
    },
  };
}

/** One PostgreSQL without copies, for a trial. */
export function trialPostgres(): readonly KubeObject[] {
  const labels = labelsOf('database', 'setup');
  const fromBeacon = {
    from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'beacon' } } }],
    ports: [{ protocol: 'TCP', port: 5432 }],
  };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'postgres', labels },
      spec: {
        serviceName: 'postgres',
        replicas: 1,
        selector: { matchLabels: selectorOf('database') },
        template: { metadata: { labels }, spec: postgresPod() },
        volumeClaimTemplates: [
          {
            metadata: { name: 'data' },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '2Gi' } } },
          },
        ],
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'postgres', labels },
      spec: {
        clusterIP: 'None',
        selector: selectorOf('database'),
        ports: [{ name: 'postgresql', port: 5432, targetPort: 'postgresql', protocol: 'TCP' }],
      },
    },
    networkPolicy('database', { step: 'setup', reachesBroker: false, ingress: [fromBeacon] }),
  ];
}

function postgresPod(): object {
  const ready = { exec: { command: ['pg_isready', '--username=beacon', '--dbname=beacon'] } };
  return {
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    terminationGracePeriodSeconds: 60,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 999,
      runAsGroup: 999,
      fsGroup: 999,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    containers: [
      {
        name: 'postgres',
        image: 'postgres:17.6',
        imagePullPolicy: 'IfNotPresent',
        env: [
          { name: 'POSTGRES_USER', value: 'beacon' },
          { name: 'POSTGRES_DB', value: 'beacon' },
          {
            name: 'POSTGRES_PASSWORD',
            valueFrom: { secretKeyRef: { name: 'beacon-database-app', key: 'password' } },
          },
          { name: 'PGDATA', value: '/var/lib/postgresql/data/pgdata' },
        ],
        ports: [{ name: 'postgresql', containerPort: 5432, protocol: 'TCP' }],
        startupProbe: { ...ready, periodSeconds: 2, failureThreshold: 60, timeoutSeconds: 5 },
        livenessProbe: { ...ready, periodSeconds: 10, failureThreshold: 6, timeoutSeconds: 5 },
        readinessProbe: { ...ready, periodSeconds: 5, failureThreshold: 2, timeoutSeconds: 5 },
        resources: {
          requests: { cpu: '250m', memory: '256Mi', 'ephemeral-storage': '64Mi' },
          limits: { memory: '1Gi', 'ephemeral-storage': '256Mi' },
        },
        securityContext: {
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        },
        volumeMounts: [
          { name: 'data', mountPath: '/var/lib/postgresql/data' },
          { name: 'run', mountPath: '/var/run/postgresql' },
          { name: 'tmp', mountPath: '/tmp' },
        ],
      },
    ],
    volumes: [
      { name: 'run', emptyDir: { sizeLimit: '16Mi' } },
      { name: 'tmp', emptyDir: { sizeLimit: '64Mi' } },
    ],
  };
}
