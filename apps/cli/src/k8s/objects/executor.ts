import { executorIdentity } from '@beacon/contracts';
import type { Installation, RegionSetup } from '../installation.js';
import { deploymentWithBudget } from './deployment.js';
import { labelsOf } from './kube-object.js';
import type { KubeObject } from './kube-object.js';
import { internetRule, networkPolicy, openTo } from './network-policies.js';
import { imageOf } from './pod.js';
import { executorVariables } from './variables.js';

/** Longer than this nobody waits for a pod: autoscalers kill after ten minutes. */
const LONGEST_DRAIN_SECONDS = 570;
/** From the end of the drain to the kill: what is left is returned to the broker. */
const RETURN_SECONDS = 30;
const LEAST_DRAIN_SECONDS = 20;
/** For addresses that only the environment knows. */
const HTTPS = 443;

/** Name of a region's Deployment. */
export function executorName(region: string): string {
  return `executor-${region}`;
}

/** Seconds that calls in flight may go on: longer than any of them may take. */
export function drainSeconds({ longestTimeoutSeconds }: RegionSetup): number {
  return Math.min(Math.max(longestTimeoutSeconds + 5, LEAST_DRAIN_SECONDS), LONGEST_DRAIN_SECONDS);
}

/** The executors of one region: on nodes of that region only, and with nothing in reach but the broker and their providers. */
export function executorObjects(
  installation: Installation,
  region: RegionSetup,
): readonly KubeObject[] {
  const selector = { 'beacon/region': region.id };
  const name = executorName(region.id);
  return [
    ...deploymentWithBudget(installation, {
      name,
      component: 'executor',
      selector,
      image: imageOf(installation, 'executor'),
      identity: executorIdentity(region.id),
      environment: executorVariables(installation, region, drainSeconds(region)),
      readsCatalogue: true,
      // Highest resident memory beside a job of a million cells: 240 MiB (docs/benchmarks.md).
      resources: { cpu: '250m', memory: '256Mi', memoryLimit: '512Mi' },
      serves: true,
      replicas: 2,
      graceSeconds: drainSeconds(region) + RETURN_SECONDS,
      labels: labelsOf('executor', 'run', selector),
      spec: { affinity: pinnedTo(region) },
    }),
    networkPolicy('executor', {
      name,
      selector,
      ingress: [openTo('monitoring')],
      egress: [internetRule(region.ports.length === 0 ? [HTTPS] : region.ports)],
    }),
  ];
}

function pinnedTo({ nodeRegions }: RegionSetup): object {
  const inRegion = { key: 'topology.kubernetes.io/region', operator: 'In', values: nodeRegions };
  return {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [{ matchExpressions: [inRegion] }],
      },
    },
  };
}
