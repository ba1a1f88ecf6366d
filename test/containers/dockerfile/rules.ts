import { validate } from 'dockerfile-utils';
import type { Dockerfile, Stage, Step } from './dockerfile.js';
import { targetsOf } from './dockerfile.js';
import { readDockerfile } from './read-dockerfile.js';

/** Labels that every image has. */
export const LABELS = [
  'title',
  'description',
  'version',
  'revision',
  'licenses',
  'base.name',
  'base.digest',
].map((name) => `org.opencontainers.image.${name}`);

/**
 * What is wrong with a Dockerfile: in its form, as the language server of Dockerfiles sees it, and by rules that are known from hadolint
 * (their numbers stand before them) or are the project's own.
 */
export function problemsOf(text: string): readonly string[] {
  const form = validate(text).map(
    ({ message, range }) => `line ${range.start.line + 1}: ${JSON.stringify(message)}`,
  );
  const dockerfile = readDockerfile(text);
  return [
    ...form,
    ...dockerfile.stages.flatMap((stage) => [
      ...baseProblems(stage, dockerfile),
      ...stage.steps.flatMap((step) => stepProblems(stage, step, dockerfile)),
    ]),
    ...targetsOf(dockerfile).flatMap((target) => targetProblems(target, dockerfile)),
  ];
}

function baseProblems({ name, base }: Stage, { globals, stages }: Dockerfile): string[] {
  if (stages.some((stage) => stage.name === base)) return [];
  const variable = /^\$\{(\w+)\}$/.exec(base)?.[1];
  const image = variable === undefined ? base : (globals[variable] ?? '');
  return [
    ...(/:[^/]+/.test(image) ? [] : [`DL3006 ${name}: the base has no version: ${base}`]),
    ...(/:latest\b/.test(image) ? [`DL3007 ${name}: the base is the latest of its kind`] : []),
    ...(/\$\{\w+:\+@\$\{\w+\}\}$|@sha256:[0-9a-f]{64}$/.test(image)
      ? []
      : [`${name}: the base cannot be pinned by a digest: ${base}`]),
  ];
}

function stepProblems({ name }: Stage, step: Step, { stages }: Dockerfile): string[] {
  switch (step.kind) {
    case 'copy':
      return step.from === null || stages.some((stage) => stage.name === step.from)
        ? []
        : [`DL3022 ${name}: COPY from ${step.from}, which is no stage`];
    case 'run':
      return runProblems(name, step.command);
    case 'workdir':
      return step.path.startsWith('/') ? [] : [`DL3000 ${name}: WORKDIR ${step.path}`];
    default:
      return [];
  }
}

function runProblems(name: string, command: string): string[] {
  const rules: readonly (readonly [RegExp, string])[] = [
    [/(^|\s)sudo\s/, 'DL3004: no sudo'],
    [/\|/, 'DL4006: a pipe hides how its first part ended'],
    [/\bcd\s/, 'DL3003: WORKDIR instead of cd'],
    [/\bnpm (install|i)\b/, 'DL3016: packages come from the lockfile alone: npm ci'],
    [/\b(curl|wget|apt-get|apk)\b/, 'nothing comes from elsewhere than the context and npm'],
    [
      /(^|\s)\//,
      'paths begin at the working directory: so the step can be run outside a container, too',
    ],
  ];
  return rules.filter(([pattern]) => pattern.test(command)).map(([, rule]) => `${name}: ${rule}`);
}

/** A target with what it has from the stages below it. */
function targetProblems(target: string, dockerfile: Dockerfile): string[] {
  const steps = stepsUpTo(target, dockerfile);
  const user = steps.findLast((step) => step.kind === 'user')?.user;
  const labels = steps.flatMap((step) => (step.kind === 'label' ? Object.keys(step.values) : []));
  const missing = LABELS.filter((label) => !labels.includes(label));
  return [
    ...(/^[1-9]\d*(:[1-9]\d*)?$/.test(user ?? '')
      ? []
      : [
          `DL3002 ${target}: it must run as a user who is not root, by number; not ${user ?? 'root'}`,
        ]),
    ...(steps.filter((step) => step.kind === 'cmd').length === 1
      ? []
      : [`DL4003 ${target}: it needs one CMD`]),
    ...(steps.some((step) => step.kind === 'entrypoint') ? [] : [`${target}: no ENTRYPOINT`]),
    ...missing.map((label) => `${target}: no label ${label}`),
  ];
}

/** The steps of a stage, after those of the stages that it starts from. */
export function stepsUpTo(name: string, dockerfile: Dockerfile): readonly Step[] {
  const stage = dockerfile.stages.find((each) => each.name === name);
  return stage === undefined ? [] : [...stepsUpTo(stage.base, dockerfile), ...stage.steps];
}
