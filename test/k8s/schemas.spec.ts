import { describe, expect, it } from '@jest/globals';
import type { Manifest } from './manifest-spec.js';
import { everyOverlay, objectsIn } from './rendered-spec.js';
import { STRICT_VERSIONS, StrictSchemas, modelProblemsOf } from './schemas-spec.js';

const overlays = everyOverlay();
const OTHERS = [
  'examples/external-secrets.yaml',
  'examples/sealed-secrets.yaml',
  'postgres/cluster.yaml',
];
/** Kinds that no package known to us describes. */
const WITHOUT_SCHEMA = new Set(['postgresql.cnpg.io/v1 Cluster']);

const ofKubernetes = ({ apiVersion }: Manifest): boolean =>
  /^(v1|apps\/v1|batch\/v1|policy\/v1|networking\.k8s\.io\/v1)$/.test(apiVersion);

describe.each(STRICT_VERSIONS)('the schemas of Kubernetes %s', (version) => {
  const schemas = new StrictSchemas(version);
  const problemsOf = (objects: readonly Manifest[]) =>
    objects.filter(ofKubernetes).flatMap((object) => schemas.problemsOf(object));

  it.each(overlays)('allow $title', ({ objects }) => {
    expect(problemsOf(objects())).toEqual([]);
  });

  it('refuse a field that is misspelled, a missing one, and one of another type', () => {
    const [deployment] = overlays[0]?.objects().filter(({ kind }) => kind === 'Deployment') ?? [];
    const broken = (change: (template: object) => object): readonly string[] =>
      schemas.problemsOf({
        ...deployment,
        spec: { ...deployment?.spec, template: change(deployment?.spec?.template ?? {}) },
      } as Manifest);
    const without = (spec: object) => broken((template) => ({ ...template, spec }));
    const spec = deployment?.spec?.template?.spec;
    expect(without({ ...spec, terminationGracePeriodSecond: 1 }).join()).toMatch(
      /terminationGracePeriodSecond\b/,
    );
    expect(without({ ...spec, containers: undefined }).join()).toMatch(/containers/);
    expect(without({ ...spec, hostNetwork: 'no' }).join()).toMatch(/hostNetwork must be boolean/);
  });

  it('know nothing of a kind that does not exist', () => {
    expect(
      schemas.problemsOf({ apiVersion: 'apps/v1', kind: 'Deploy', metadata: { name: 'x' } }),
    ).toEqual(['apps/v1 Deploy is not known']);
  });
});

describe('the schemas of kubernetes-models, of Kubernetes 1.36, and of operators', () => {
  it.each(overlays)('allow $title', async ({ objects }) => {
    const problems = await Promise.all(objects().map(modelProblemsOf));
    expect(problems).toEqual(problems.map(() => []));
  });

  it.each(OTHERS)('allow %s, but for kinds of which no schema could be had', async (path) => {
    for (const { files } of overlays) {
      for (const object of objectsIn(files, path)) {
        const problems = await modelProblemsOf(object);
        if (WITHOUT_SCHEMA.has(`${object.apiVersion} ${object.kind}`))
          expect(problems).toBeUndefined();
        else expect(problems).toEqual([]);
      }
    }
  });

  it.each(['Deployment', 'NetworkPolicy', 'ScaledObject'])(
    'refuse a %s that is broken',
    async (kind) => {
      const keda = overlays.find(({ folder }) => folder === 'overlays/keda');
      const object = keda?.objects().find((one) => one.kind === kind);
      const broken = { ...object, spec: 'none' } as unknown as Manifest;
      expect(await modelProblemsOf(broken)).toEqual([expect.stringContaining('spec')]);
    },
  );
});
