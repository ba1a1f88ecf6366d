import type { Installation } from '../installation.js';
import { selectorOf } from './kube-object.js';
import type { KubeObject } from './kube-object.js';
import { podTemplate } from './pod.js';
import type { PodPlan } from './pod.js';

/** A Deployment of pods. */
export interface DeploymentPlan extends PodPlan {
  readonly name: string;
  readonly replicas: number;
  /** Labels beside the component's by which its pods are found. */
  readonly selector?: Readonly<Record<string, string>>;
}

/** A Deployment and the budget that keeps one of its pods when nodes are drained. */
export function deploymentWithBudget(
  installation: Installation,
  plan: DeploymentPlan,
): readonly KubeObject[] {
  const matchLabels = { ...selectorOf(plan.component), ...plan.selector };
  const spread = (topologyKey: string) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
  });
  const spec = {
    topologySpreadConstraints: [
      spread('topology.kubernetes.io/zone'),
      spread('kubernetes.io/hostname'),
    ],
    ...plan.spec,
  };
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: plan.name, labels: plan.labels },
      spec: {
        replicas: plan.replicas,
        revisionHistoryLimit: 5,
        strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        selector: { matchLabels },
        template: podTemplate(installation, { ...plan, spec }),
      },
    },
    {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: plan.name, labels: plan.labels },
      spec: {
        maxUnavailable: 1,
        // A pod that cannot become ready must not keep a node from being drained.
        unhealthyPodEvictionPolicy: 'AlwaysAllow',
        selector: { matchLabels },
      },
    },
  ];
}
