import type { Manifest } from './manifest-spec.js';
import { nameOf, podsOf, selects } from './manifest-spec.js';
import type { Policy } from './policy-spec.js';
import { containerIn, executorIn, objectIn } from './policy-spec.js';

const SECRET_NAME = /KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL|DATABASE_URL/;
const SECRET_VALUE = /^S[UAOC][A-Z2-7]{56}$|^postgres(ql)?:\/\/|-----BEGIN|^sk-/;

const secretsByReference: Policy = {
  title: 'holds no secret, and refers to those that it needs',
  problemsOf: (objects) => [
    ...objects.filter(({ kind }) => kind === 'Secret').map(nameOf),
    ...podsOf(objects).flatMap(({ owner, spec }) =>
      spec.containers.flatMap(({ env = [] }) =>
        env
          .filter(
            ({ name, value }) =>
              value !== undefined &&
              ((SECRET_NAME.test(name) && !name.endsWith('_FILE')) || SECRET_VALUE.test(value)),
          )
          .map(({ name }) => `${owner.metadata.name}: ${name} is written out`),
      ),
    ),
  ],
  broken: {
    'a key written out': (objects) =>
      containerIn(objects).env?.push({ name: 'OPENAI_API_KEY', value: 'something' }),
    'a value that is a secret': (objects) =>
      containerIn(objects).env?.push({ name: 'LOG_LEVEL', value: 'postgresql://u:p@h/d' }),
    'a Secret': (objects) =>
      void objects.push({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'x' },
        data: { a: 'Yg==' },
      }),
  },
};

const found: Policy = {
  title: 'finds the pods, and the volumes, that its parts speak of',
  problemsOf: (objects) => {
    const labels = podsOf(objects).map((pod) => pod.labels);
    const maps = objects
      .filter(({ kind }) => kind === 'ConfigMap')
      .map(({ metadata }) => metadata.name);
    return [
      ...objects
        .filter(({ kind }) => ['Deployment', 'StatefulSet'].includes(kind))
        .filter(({ spec }) => !selects(spec?.selector, spec?.template?.metadata.labels ?? {}))
        .map((object) => `${nameOf(object)} does not select its own pods`),
      ...objects
        .filter(({ kind, metadata }) => kind === 'Service' && !metadata.name.startsWith('nats'))
        .filter(
          ({ spec }) =>
            !labels.some((each) =>
              selects({ matchLabels: { ...spec?.selector } }, each),
            ),
        )
        .map((object) => `${nameOf(object)} selects no pod`),
      ...podsOf(objects).flatMap(({ owner, spec }) => [
        ...(spec.volumes ?? [])
          .filter(({ configMap }) => configMap !== undefined && !maps.includes(configMap.name))
          .map(({ name }) => `${owner.metadata.name}: the ConfigMap of ${name} is not there`),
        ...spec.containers
          .flatMap(({ volumeMounts = [] }) => volumeMounts)
          .filter(
            ({ name }) => name !== 'data' && !spec.volumes?.some((volume) => volume.name === name),
          )
          .map(({ name }) => `${owner.metadata.name}: there is no volume ${name}`),
      ]),
    ];
  },
  broken: {
    'a selector of others': (objects) =>
      void Object.assign(executorIn(objects).owner.spec?.selector ?? {}, {
        matchLabels: { some: 'others' },
      }),
    'a ConfigMap that is not there': (objects) => {
      const at = objects.indexOf(objectIn(objects, 'ConfigMap', /^beacon-catalogue$/));
      objects.splice(at, 1);
    },
    'a volume that is not there': (objects) => void (executorIn(objects).spec.volumes = []),
  },
};

const available: Policy = {
  title: 'keeps a pod of each service when nodes are drained, and spreads them',
  problemsOf: (objects) => {
    const budgets = objects.filter(({ kind }) => kind === 'PodDisruptionBudget');
    return objects
      .filter(({ kind, metadata }) => kind === 'Deployment' && metadata.name !== 'simulator')
      .flatMap(({ metadata: { name }, spec }) => {
        const labels = spec?.template?.metadata.labels ?? {};
        const spread = spec?.template?.spec.topologySpreadConstraints ?? [];
        return [
          budgets.filter((budget) => selects(budget.spec?.selector, labels)).length !== 1 &&
            `${name} has not one budget`,
          spread.length < 2 && `${name} is not spread over zones and nodes`,
        ].filter((problem) => problem !== false);
      });
  },
  broken: {
    'no budget': (objects) => {
      const at = objects.indexOf(objectIn(objects, 'PodDisruptionBudget', /^executor-/));
      objects.splice(at, 1);
    },
    'no spread': (objects) => void delete executorIn(objects).spec.topologySpreadConstraints,
  },
};

const STEPS = ['setup', 'run'];

const ordered: Policy = {
  title: 'says of each object whether it comes before the services, and puts it in one namespace',
  problemsOf: (objects, { settings }) =>
    objects.flatMap((object) =>
      [
        !STEPS.includes(object.metadata.labels?.['beacon/step'] ?? '') &&
          `${nameOf(object)} has no step`,
        object.kind === 'Job' &&
          object.metadata.labels?.['beacon/step'] !== 'setup' &&
          `${nameOf(object)} comes late`,
        object.kind === 'Deployment' &&
          object.metadata.labels?.['beacon/step'] !== 'run' &&
          `${nameOf(object)} comes early`,
        placeOf(object) !== settings.namespace && `${nameOf(object)} is in ${placeOf(object)}`,
      ].filter((problem) => problem !== false),
    ),
  broken: {
    'no step': (objects) => void delete executorIn(objects).owner.metadata.labels?.['beacon/step'],
    'services first': (objects) =>
      void Object.assign(executorIn(objects).owner.metadata.labels ?? {}, { 'beacon/step': 'setup' }),
    'another namespace': (objects) =>
      void (executorIn(objects).owner.metadata.namespace = 'default'),
  },
};

function placeOf({ kind, metadata }: Manifest): string | undefined {
  return kind === 'Namespace' ? metadata.name : metadata.namespace;
}

const scaled: Policy = {
  title:
    'lets nobody but KEDA say how many executors there are where it scales them, and never none',
  problemsOf: (objects) =>
    objects
      .filter(({ kind }) => kind === 'ScaledObject')
      .flatMap(({ metadata, spec }) => {
        const target = objects.find(
          (object) =>
            object.kind === 'Deployment' && object.metadata.name === spec?.scaleTargetRef?.name,
        );
        return [
          target === undefined && `${metadata.name} scales nothing`,
          target?.spec?.replicas !== undefined &&
            `${metadata.name} and its Deployment say how many`,
          !((spec?.minReplicaCount ?? 0) >= 1) && `${metadata.name} may have none`,
          spec?.triggers?.length === 0 && `${metadata.name} looks at no lane`,
        ].filter((problem) => problem !== false);
      }),
  broken: {},
};

export const OBJECT_POLICIES: readonly Policy[] = [
  secretsByReference,
  found,
  available,
  ordered,
  scaled,
];
