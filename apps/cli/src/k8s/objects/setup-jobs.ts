import type { Installation } from '../installation.js';
import { labelsOf } from './kube-object.js';
import type { KubeObject } from './kube-object.js';
import { databaseRule, networkPolicy } from './network-policies.js';
import { imageOf, podTemplate } from './pod.js';
import type { EnvironmentVariable } from './variables.js';
import {
  brokerVariables,
  catalogueVariables,
  databaseVariables,
  topologyVariables,
} from './variables.js';

/** Brings the database's schema to that of the images. */
export function migrateObjects(installation: Installation): readonly KubeObject[] {
  return [
    job(installation, {
      component: 'migrate',
      command: ['node', 'apps/cli/dist/migrate/main.js', 'up'],
      environment: databaseVariables(),
      identity: null,
    }),
    networkPolicy('migrate', { step: 'setup', reachesBroker: false, egress: [databaseRule()] }),
  ];
}

/** Makes the broker's streams and consumers what the catalogue needs. */
export function provisionObjects(
  installation: Installation,
  streamReplicas: number,
): readonly KubeObject[] {
  return [
    job(installation, {
      component: 'provision',
      command: ['node', 'apps/cli/dist/provision/main.js'],
      environment: [
        ...catalogueVariables(installation),
        ...brokerVariables(installation, 'provision', topologyVariables(streamReplicas)),
      ],
      identity: 'provision',
    }),
    networkPolicy('provision', { step: 'setup' }),
  ];
}

interface JobPlan {
  readonly component: string;
  readonly command: readonly string[];
  readonly environment: readonly EnvironmentVariable[];
  readonly identity: string | null;
}

function job(installation: Installation, plan: JobPlan): KubeObject {
  const labels = labelsOf(plan.component, 'setup');
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name: plan.component,
      labels,
      // Where Argo CD applies this, the step comes first, and anew each time.
      annotations: {
        'argocd.argoproj.io/hook': 'PreSync',
        'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation',
      },
    },
    spec: {
      backoffLimit: 6,
      activeDeadlineSeconds: 1_800,
      // A Job's template cannot be changed: the next version needs a new one.
      ttlSecondsAfterFinished: 3_600,
      template: podTemplate(installation, {
        ...plan,
        image: imageOf(installation, 'tools'),
        readsCatalogue: plan.identity !== null,
        resources: { cpu: '100m', memory: '192Mi', memoryLimit: '512Mi' },
        serves: false,
        graceSeconds: 30,
        labels,
        spec: { restartPolicy: 'OnFailure' },
      }),
    },
  };
}
