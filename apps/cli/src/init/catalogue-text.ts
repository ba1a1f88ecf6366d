import type { InitAnswers, PlaceAnswer } from './answers.js';
import { modelIdOf } from './model-id.js';
import { PLACES, type Place } from './places.js';
import { STARTERS } from './starters.js';
import { variablesOf } from './settle-answers.js';
import { byKey, comments, flowList, scalar } from './yaml-text.js';

const HEAD = `# Which models Beacon asks, and from where. docs/catalogue.md explains every field.
# Check this file: beacon validate catalogue.yaml
version: 1

# Sent before each question: the same words in every region but for the place. Beacon says in its reports that it was.
system_prompt:
  enabled: true
  template: You are a helpful assistant based in {region}.
`;

/** A catalogue for the answers, with comments for whoever goes on writing it. */
export function catalogueText(answers: InitAnswers): string {
  const id = modelIdOf(answers);
  return `${HEAD}
regions:
${regionLines(answers.places).join('\n')}

models:
  - id: ${scalar(id)}
    name: ${scalar(id)}

# A lane says how one model is asked from one region. Fields that all lanes share may stand under "defaults:".
lanes:
${laneLines(answers, id).join('\n')}
`;
}

/** Of the simulator that comes with Beacon: no key, no cost, and no evidence about a real model. */
export function demoCatalogueText(): string {
  return `${HEAD}
regions:
${PLACES.flatMap(regionOf).join('\n')}

models:
  - id: llama3.2-1b
    name: Llama 3.2 1B (simulated)
  - id: mistral-7b
    name: Mistral 7B (simulated)
  - id: qwen2.5-1.5b
    name: Qwen 2.5 1.5B (simulated)

# Simulated: no model runs, answers and differences are made up. beacon up starts the simulator and sets its address.
lanes:
  - regions: '*'
    models: '*'
    provider: openai-compatible
    base_url: \${BEACON_SIMULATOR_URL}/{region}/v1
    concurrency: 4
    timeout: 60s
`;
}

function regionLines(answers: readonly PlaceAnswer[]): string[] {
  const chosen = answers.map(({ id }) => id);
  return PLACES.filter(({ id }) => chosen.includes(id)).flatMap(regionOf);
}

function regionOf({ id, name, code, flag, promptName, aliases }: Place): string[] {
  return [
    `  - id: ${id}`,
    `    name: ${scalar(name)}`,
    `    code: ${scalar(code)}`,
    `    flag: ${flag}`,
    `    prompt_name: ${scalar(promptName)}`,
    `    aliases: ${flowList(aliases)}`,
  ];
}

function laneLines(answers: InitAnswers, id: string): string[] {
  const { provider, places } = answers;
  const { about, lines = [] } = STARTERS[provider];
  const [first, ...fields] = [
    `regions: ${flowList(places.map((place) => place.id))}`,
    `model: ${scalar(id)}`,
    `provider: ${provider}`,
    `provider_model: ${byKey(places.map((place) => [place.id, place.model]))}`,
    ...placeLines(answers),
    ...lines,
    ...keyLines(answers),
    'concurrency: 4',
    'timeout: 60s',
    '# What the provider takes for a million tokens, in US dollars: plans and max_cost need it.',
    '# prices: { input_per_million: 1.00, output_per_million: 4.00 }',
  ];
  return [...comments(about, '  '), `  - ${first}`, ...fields.map((line) => `    ${line}`)];
}

function placeLines({ places, baseUrl, resource, project, upstream }: InitAnswers): string[] {
  const regions = places.flatMap(({ id, providerRegion }): [string, string][] =>
    providerRegion === null ? [] : [[id, providerRegion]],
  );
  return [
    ...(regions.length === 0 ? [] : [`provider_region: ${byKey(regions)}`]),
    ...field('base_url', baseUrl),
    ...field('resource', resource),
    ...field('project', project),
    ...(upstream.length === 0 ? [] : [`upstream: ${flowList(upstream)}`]),
  ];
}

function field(name: string, value: string | null): string[] {
  return value === null ? [] : [`${name}: ${scalar(value)}`];
}

function keyLines({ provider }: InitAnswers): string[] {
  const [variable] = variablesOf(provider);
  if (variable === undefined) return [];
  return [
    `# The key is read from ${variable} of the environment, and stands in no file; another name:`,
    `# api_key_env: ${variable}`,
  ];
}
