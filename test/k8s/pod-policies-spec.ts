import type { RegionSetup } from '../../apps/cli/src/k8s/installation.js';
import type { PodOwner, Probe } from './manifest-spec.js';
import type { Policy } from './policy-spec.js';
import { containerIn, executorIn, ofBeaconPods, ofPods } from './policy-spec.js';

const unprivileged: Policy = {
  title: 'runs nothing as root, and nothing with rights',
  problemsOf: (objects) =>
    ofPods(objects, ({ spec }) => [
      spec.securityContext?.runAsNonRoot !== true && 'runAsNonRoot is not set',
      !spec.securityContext?.runAsUser && 'runAsUser is root or not set',
      spec.securityContext?.seccompProfile?.type !== 'RuntimeDefault' && 'no seccomp profile',
      spec.automountServiceAccountToken !== false && 'has a service account token',
      spec.hostNetwork === true && 'is in the network of its node',
      ...spec.containers.flatMap(({ securityContext }) => [
        securityContext?.allowPrivilegeEscalation !== false && 'may gain privileges',
        securityContext?.readOnlyRootFilesystem !== true && 'may write to its image',
        String(securityContext?.capabilities?.drop) !== 'ALL' && 'keeps capabilities',
        securityContext?.capabilities?.add !== undefined && 'has capabilities',
      ]),
    ]),
  broken: {
    'root by its user': (objects) => void Object.assign(executorIn(objects).spec.securityContext ?? {}, { runAsUser: 0 }),
    'root allowed': (objects) => void delete executorIn(objects).spec.securityContext?.runAsNonRoot,
    'no seccomp profile': (objects) =>
      void delete executorIn(objects).spec.securityContext?.seccompProfile,
    'a token': (objects) => void delete executorIn(objects).spec.automountServiceAccountToken,
    'the network of the node': (objects) => void (executorIn(objects).spec.hostNetwork = true),
    'a writable image': (objects) =>
      void delete containerIn(objects).securityContext?.readOnlyRootFilesystem,
    'privileges to gain': (objects) =>
      void delete containerIn(objects).securityContext?.allowPrivilegeEscalation,
    'capabilities kept': (objects) =>
      void delete containerIn(objects).securityContext?.capabilities,
  },
};

const bounded: Policy = {
  title: 'says what each pod needs, and bounds its memory and what it writes',
  problemsOf: (objects) =>
    ofPods(objects, ({ spec }) => [
      ...spec.containers.flatMap(({ resources }) => [
        resources?.requests?.['cpu'] === undefined && 'no request for processor time',
        resources?.requests?.['memory'] === undefined && 'no request for memory',
        resources?.limits?.['memory'] === undefined && 'no limit of memory',
        resources?.limits?.['ephemeral-storage'] === undefined && 'no limit of its disk',
      ]),
      ...(spec.volumes ?? []).map(
        ({ emptyDir }) =>
          emptyDir !== undefined && !emptyDir.sizeLimit && 'an emptyDir has no limit',
      ),
    ]),
  broken: {
    'no limits': (objects) => void delete containerIn(objects).resources?.limits,
    'no requests': (objects) => void delete containerIn(objects).resources?.requests,
    'a folder without a limit': (objects) =>
      executorIn(objects).spec.volumes?.forEach(({ emptyDir }) => void delete emptyDir?.sizeLimit),
  },
};

const probed: Policy = {
  title: 'asks each service whether it lives and whether it is ready, and not one by the other',
  problemsOf: (objects) =>
    ofBeaconPods(objects, ({ owner, spec }) =>
      owner.kind === 'Job'
        ? spec.containers.map(
            ({ livenessProbe }) => livenessProbe !== undefined && 'a step is probed',
          )
        : spec.containers.flatMap(({ startupProbe, livenessProbe, readinessProbe }) => [
            pathOf(startupProbe) !== '/health/live' && 'startup is not asked of /health/live',
            // Readiness asks the broker and the database: one that is away must restart nothing.
            pathOf(livenessProbe) !== '/health/live' && 'life is not asked of /health/live',
            pathOf(readinessProbe) !== '/health/ready' && 'readiness is not asked of /health/ready',
          ]),
    ),
  broken: {
    'no readiness': (objects) => void delete containerIn(objects).readinessProbe,
    'no startup': (objects) => void delete containerIn(objects).startupProbe,
    'no liveness': (objects) => void delete containerIn(objects).livenessProbe,
    'life by readiness': (objects) =>
      void Object.assign(containerIn(objects).livenessProbe?.httpGet ?? {}, {
        path: '/health/ready',
      }),
  },
};

function pathOf(probe: Probe | undefined): string | undefined {
  return probe?.httpGet?.port === 'http' ? probe.httpGet.path : undefined;
}

const versioned: Policy = {
  title: 'names a version of each image, the same of all of Beacon',
  problemsOf: (objects) => {
    const images = new Set<string>();
    const problems = ofPods(objects, ({ spec }) =>
      spec.containers.map(({ image }) => {
        const [, name = '', tag] = /^(.*?)(?::([^:/]+))?$/.exec(image) ?? [];
        if (/(^|\/)beacon-/.test(name)) images.add(tag ?? '');
        return (tag === undefined || tag === 'latest') && `${image} has no version`;
      }),
    );
    return images.size === 1
      ? problems
      : [...problems, `versions of Beacon: ${[...images].join(', ')}`];
  },
  broken: {
    latest: (objects) => void (containerIn(objects).image = 'beacon-executor:latest'),
    'no tag': (objects) => void (containerIn(objects).image = 'registry:5000/beacon-executor'),
    'another version': (objects) => void (containerIn(objects).image = 'beacon-executor:0.0.1'),
  },
};

const drained: Policy = {
  title: 'waits for calls in flight longer than they may take, and kills later still',
  problemsOf: (objects, { regions }) =>
    ofBeaconPods(objects, (pod) => {
      const component = pod.labels['app.kubernetes.io/component'];
      if (component === 'gateway') return gatewayDrainProblems(pod);
      return component === 'executor'
        ? executorDrainProblems(pod, regions)
        : [graceOf(pod) < 30 && 'it is killed while it stops'];
    }),
  broken: {
    'killed at once': (objects) =>
      void delete executorIn(objects).spec.terminationGracePeriodSeconds,
    'calls cut': (objects) => {
      for (const entry of containerIn(objects).env ?? [])
        if (entry.name === 'EXECUTOR_DRAIN_MS') entry.value = '20000';
    },
  },
};

function graceOf({ spec }: PodOwner): number {
  return spec.terminationGracePeriodSeconds ?? 0;
}

function gatewayDrainProblems(pod: PodOwner): (string | false)[] {
  const leaves = pod.spec.containers[0]?.lifecycle?.preStop?.sleep?.seconds ?? 0;
  return [
    leaves < 5 && 'it stops before nobody is sent to it any more',
    graceOf(pod) < leaves + 30 && 'it is killed while it stops',
  ];
}

function executorDrainProblems(pod: PodOwner, regions: readonly RegionSetup[]) {
  const region = regions.find(({ id }) => id === pod.labels['beacon/region']);
  const drain = Number(valueOf(pod.spec.containers[0]?.env, 'EXECUTOR_DRAIN_MS')) / 1_000;
  // Autoscalers wait for ten minutes, whatever a pod says.
  const longest = Math.min(region?.longestTimeoutSeconds ?? Infinity, 565);
  const grace = graceOf(pod);
  return [
    !(drain > longest) && `calls take ${longest} s, and it waits for ${drain} s`,
    !(grace > drain + 5) && `it waits for ${drain} s, and is killed after ${grace} s`,
    grace > 600 && 'nobody waits for more than ten minutes',
  ];
}

function valueOf(env: readonly { name: string; value?: string }[] = [], name: string) {
  return env.find((entry) => entry.name === name)?.value;
}

export const POD_POLICIES: readonly Policy[] = [unprivileged, bounded, probed, versioned, drained];
