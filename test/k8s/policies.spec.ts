import { describe, expect, it } from '@jest/globals';
import type { Manifest } from './manifest-spec.js';
import { NETWORK_POLICIES } from './network-policies-spec.js';
import { OBJECT_POLICIES } from './object-policies-spec.js';
import { POD_POLICIES } from './pod-policies-spec.js';
import type { Policy } from './policy-spec.js';
import { objectIn } from './policy-spec.js';
import { REGION_POLICIES } from './region-policies-spec.js';
import { everyOverlay } from './rendered-spec.js';
import type { Overlay } from './rendered-spec.js';

const overlays = everyOverlay();
const POLICIES = [...POD_POLICIES, ...REGION_POLICIES, ...NETWORK_POLICIES, ...OBJECT_POLICIES];

function overlay(folder: string): Overlay {
  const one = overlays.find((each) => each.folder === folder);
  if (one === undefined) throw new Error(`no overlay ${folder}`);
  return one;
}

function afterBreaking(change: (objects: Manifest[]) => void, { problemsOf }: Policy, on: Overlay) {
  const objects = on.objects();
  change(objects);
  return problemsOf(objects, on.installation);
}

describe.each(POLICIES)('each overlay $title', (policy) => {
  it.each(overlays)('$title', ({ objects, installation }) => {
    expect(policy.problemsOf(objects(), installation)).toEqual([]);
  });

  const ways = Object.entries(policy.broken);
  if (ways.length === 0) return;
  it.each(ways)('else it is found: %s', (_title, change) => {
    for (const folder of ['overlays/single-cluster', 'overlays/local'])
      expect(afterBreaking(change, policy, overlay(folder))).not.toEqual([]);
  });
});

function specOf(objects: readonly Manifest[], kind: string): object {
  return objectIn(objects, kind, /^executor-/).spec ?? {};
}

describe('the overlay with KEDA', () => {
  const [scaled] = OBJECT_POLICIES.slice(-1);

  it.each([
    ['a Deployment that says how many', 'Deployment', { replicas: 2 }],
    ['none at night', 'ScaledObject', { minReplicaCount: 0 }],
    ['a Deployment that is not there', 'ScaledObject', { scaleTargetRef: { name: 'x' } }],
    ['no lane', 'ScaledObject', { triggers: [] }],
  ])('is refused with %s', (_title, kind, change) => {
    const on = overlay('overlays/keda');
    const objects = on.objects();
    Object.assign(specOf(objects, kind), change);
    expect(scaled?.problemsOf(objects, on.installation)).toHaveLength(1);
  });
});
