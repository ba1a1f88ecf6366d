import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Kustomization, KustomizePatch } from '../../apps/cli/src/k8s/files/kustomization.js';
import type { RenderedFile } from '../../apps/cli/src/k8s/files/rendered-files.js';
import { manifestsOf, nameOf } from './manifest-spec.js';
import type { Manifest } from './manifest-spec.js';

/** What of Kustomize the kustomizations use: anything else in one is an error here. */
const KNOWN = new Set(['apiVersion', 'kind', 'namespace', 'resources', 'replicas', 'patches']);

/** Builds a folder as `kubectl kustomize` does, for machines without kubectl; `kustomize.spec.ts` holds one against the other. */
export function build(files: readonly RenderedFile[], folder: string): Manifest[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const text = texts.get(join(folder, 'kustomization.yaml'));
  if (text === undefined) throw new Error(`there is no kustomization in ${folder}`);
  const kustomization = parse(text) as Kustomization;
  const unknown = Object.keys(kustomization).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0) throw new Error(`${folder}: ${unknown.join(', ')} is not built here`);
  const objects = kustomization.resources.flatMap((resource) => {
    const path = join(folder, resource);
    const file = texts.get(path);
    return file === undefined ? build(files, path) : manifestsOf(file);
  });
  return transformed(objects, kustomization);
}

function transformed(objects: readonly Manifest[], kustomization: Kustomization): Manifest[] {
  const { namespace, replicas = [], patches = [] } = kustomization;
  for (const object of objects) {
    if (namespace !== undefined && object.kind !== 'Namespace')
      object.metadata.namespace = namespace;
    const count = replicas.find(({ name }) => name === object.metadata.name)?.count;
    if (count !== undefined && object.spec?.template !== undefined) object.spec.replicas = count;
    for (const patch of patches) applyPatch(object, patch);
  }
  return [...objects];
}

function applyPatch(object: Manifest, { target, patch }: KustomizePatch): void {
  const [key = '', value] = target.labelSelector.split('=');
  if (object.kind !== target.kind || object.metadata.labels?.[key] !== value) return;
  const steps = parse(patch) as { op: string; path: string }[];
  for (const { op, path } of steps) {
    if (op !== 'remove' || path !== '/spec/replicas')
      throw new Error(`${op} ${path} is not built here`);
    delete object.spec?.replicas;
  }
}

/** Whether this machine has a kubectl that builds kustomizations. */
export const HAS_KUBECTL = spawnSync('kubectl', ['kustomize', '--help']).status === 0;

/** Builds a folder with kubectl. */
export function buildWithKubectl(folder: string): Manifest[] {
  const run = spawnSync('kubectl', ['kustomize', folder], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`kubectl kustomize ${folder}: ${run.stderr}`);
  return manifestsOf(run.stdout);
}

/** The objects by their names, to be compared whatever their order is. */
export function byName(objects: readonly Manifest[]): Record<string, Manifest> {
  const named = objects.map((object): [string, Manifest] => [nameOf(object), object]);
  const names = new Set(named.map(([name]) => name));
  if (names.size !== named.length) throw new Error('two objects have the same kind and name');
  return Object.fromEntries(named);
}
