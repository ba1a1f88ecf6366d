import type { RegionSetup } from '../../apps/cli/src/k8s/installation.js';
import type { Container, PodOwner, SelectorTerm } from './manifest-spec.js';
import type { Policy } from './policy-spec.js';
import { containerIn, executorIn, ofBeaconPods } from './policy-spec.js';

const LABEL = 'topology.kubernetes.io/region';

const pinned: Policy = {
  title: 'keeps each executor to nodes of its own region, which it checks itself',
  problemsOf: (objects, { regions }) =>
    ofBeaconPods(objects, (pod) =>
      pod.labels['app.kubernetes.io/component'] === 'executor'
        ? [...namingProblems(pod), ...placeProblems(pod, regions), ...checkProblems(pod)]
        : [],
    ),
  broken: {
    'another region’s nodes': (objects) => {
      const [term] = termsOf(executorIn(objects)) ?? [];
      term?.matchExpressions.forEach((expression) => void (expression.values = ['mars-1']));
    },
    'any node': (objects) => void delete executorIn(objects).spec.affinity,
    'one more place': (objects) =>
      termsOf(executorIn(objects))?.push({
        matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['linux'] }],
      }),
    'places to keep away from': (objects) => {
      const [term] = termsOf(executorIn(objects)) ?? [];
      term?.matchExpressions.forEach((expression) => void (expression.operator = 'NotIn'));
    },
    'another BEACON_REGION': (objects) => {
      const entry = entryOf(containerIn(objects), 'BEACON_REGION');
      if (entry !== undefined) entry.value = 'mars';
    },
    'a node that is not known': (objects) => remove(containerIn(objects), 'BEACON_NODE_REGION'),
    'no check': (objects) => remove(containerIn(objects), 'BEACON_NODE_REGION_CHECK'),
  },
};

function regionOf({ spec }: PodOwner): string | undefined {
  return entryOf(spec.containers[0], 'BEACON_REGION')?.value;
}

function namingProblems(pod: PodOwner): (string | false)[] {
  const id = regionOf(pod);
  return [
    pod.labels['beacon/region'] !== id && 'its label names another region',
    pod.owner.metadata.name !== `executor-${id}` && 'its name names another region',
  ];
}

function placeProblems(pod: PodOwner, regions: readonly RegionSetup[]): (string | false)[] {
  const id = regionOf(pod);
  const region = regions.find((one) => one.id === id);
  if (region === undefined) return [`BEACON_REGION is ${id}, which the catalogue does not have`];
  const places = placesOf(pod);
  return [places !== region.nodeRegions.join() && `its nodes are in ${places}, its region is ${id}`];
}

function checkProblems({ spec: { containers } }: PodOwner): (string | false)[] {
  const told = entryOf(containers[0], 'BEACON_NODE_REGION')?.valueFrom?.fieldRef?.fieldPath;
  const check = entryOf(containers[0], 'BEACON_NODE_REGION_CHECK')?.value;
  return [
    told !== `metadata.labels['${LABEL}']` && 'it is not told where its node is',
    check !== 'required' && 'it starts wherever it is',
  ];
}

const everyRegion: Policy = {
  title: 'has no region twice',
  problemsOf: (objects) => {
    const ids = objects
      .filter(({ kind }) => kind === 'Deployment')
      .flatMap(({ metadata }) => metadata.labels?.['beacon/region'] ?? []);
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${id} is there twice`);
  },
  broken: {
    'one more': (objects) => void objects.push(structuredClone(executorIn(objects).owner)),
  },
};

function entryOf(container: Container | undefined, name: string) {
  return container?.env?.find((entry) => entry.name === name);
}

function remove(container: Container, name: string): void {
  container.env = container.env?.filter((entry) => entry.name !== name) ?? [];
}

function termsOf({ spec }: PodOwner): SelectorTerm[] | undefined {
  return spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
    ?.nodeSelectorTerms;
}

/** Where the pod may be, when that is one requirement and nothing else. */
function placesOf(pod: PodOwner): string {
  const [term, ...others] = termsOf(pod) ?? [];
  const [expression, ...more] = term?.matchExpressions ?? [];
  if (expression === undefined || others.length > 0 || more.length > 0) return 'any place';
  return expression.key === LABEL && expression.operator === 'In'
    ? expression.values.join()
    : 'any place';
}

export const REGION_POLICIES: readonly Policy[] = [pinned, everyRegion];
