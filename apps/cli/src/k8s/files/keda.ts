import { CORE_ACCOUNT, durables, streams } from '@beacon/contracts';
import type { Installation, RegionSetup } from '../installation.js';
import { executorName } from '../objects/executor.js';
import { labelsOf } from '../objects/kube-object.js';
import type { KubeObject } from '../objects/kube-object.js';

/** Calls in flight of one pod: with more, another pod is worth its memory. */
const CALLS_OF_ONE_POD = 50;
const LEAST_REPLICAS = 2;
const MOST_REPLICAS = 20;

/**
 * Scales a region's executors by the lag of its lanes. A lane's concurrency holds over all replicas, so that more of them ask no faster:
 * they are bounded by the calls that all lanes together may have in flight.
 */
export function scaledExecutors({ settings }: Installation, region: RegionSetup): KubeObject {
  const calls = region.lanes.reduce((sum, { concurrency }) => sum + concurrency, 0);
  const most = Math.ceil(calls / CALLS_OF_ONE_POD);
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: {
      name: executorName(region.id),
      labels: labelsOf('executor', 'run', { 'beacon/region': region.id }),
    },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: executorName(region.id) },
      pollingInterval: 15,
      cooldownPeriod: 300,
      // Never none: a region without a heartbeat counts as absent, and its cells fail.
      minReplicaCount: LEAST_REPLICAS,
      maxReplicaCount: Math.min(Math.max(most, LEAST_REPLICAS + 1), MOST_REPLICAS),
      triggers: region.lanes.map(({ model, concurrency }) => ({
        type: 'nats-jetstream',
        metadata: {
          // The headless Service: the scaler asks the consumer's leader by its name.
          natsServerMonitoringEndpoint: `nats-headless.${settings.namespace}.svc.cluster.local:8222`,
          account: CORE_ACCOUNT,
          stream: streams.tasks(region.id),
          consumer: durables.lane(model),
          lagThreshold: String(concurrency * 10),
          activationLagThreshold: '0',
          useHttps: 'false',
        },
      })),
    },
  };
}
