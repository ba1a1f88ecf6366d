import type { Installation } from '../../apps/cli/src/k8s/installation.js';
import type { Manifest, PodOwner } from './manifest-spec.js';
import { beaconPodsOf, podsOf } from './manifest-spec.js';

/** What every overlay must hold to. */
export interface Policy {
  /** What it says, after "each overlay". */
  readonly title: string;
  /** What is wrong with the objects; empty when nothing is. */
  readonly problemsOf: (
    objects: readonly Manifest[],
    installation: Installation,
  ) => readonly string[];
  /** Ways to break it, each of which it has to find. */
  readonly broken: Readonly<Record<string, (objects: Manifest[]) => void>>;
}

/** Problems of each pod, with the name of what makes it. */
export function ofPods(
  objects: readonly Manifest[],
  problemsOf: (pod: PodOwner) => readonly (string | false)[],
): readonly string[] {
  return podsOf(objects).flatMap((pod) => named(pod, problemsOf(pod)));
}

/** Problems of each pod of Beacon's own images. */
export function ofBeaconPods(
  objects: readonly Manifest[],
  problemsOf: (pod: PodOwner) => readonly (string | false)[],
): readonly string[] {
  return beaconPodsOf(objects).flatMap((pod) => named(pod, problemsOf(pod)));
}

function named({ owner }: PodOwner, problems: readonly (string | false)[]): string[] {
  return problems
    .filter((problem) => problem !== false)
    .map((problem) => `${owner.metadata.name}: ${problem}`);
}

/** The pod that is broken on purpose: that of an executor, which every overlay has. */
export function executorIn(objects: readonly Manifest[]): PodOwner {
  const found = beaconPodsOf(objects).find(
    ({ labels }) => labels['app.kubernetes.io/component'] === 'executor',
  );
  if (found === undefined) throw new Error('no executor');
  return found;
}

/** Its container. */
export function containerIn(objects: readonly Manifest[]) {
  const [container] = executorIn(objects).spec.containers;
  if (container === undefined) throw new Error('no container');
  return container;
}

/** The object with a name. */
export function objectIn(objects: readonly Manifest[], kind: string, name: RegExp): Manifest {
  const found = objects.find((object) => object.kind === kind && name.test(object.metadata.name));
  if (found === undefined) throw new Error(`no ${kind} ${String(name)}`);
  return found;
}
