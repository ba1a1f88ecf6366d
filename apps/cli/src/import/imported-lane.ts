import type { ImportNote, ImportedModel } from '@beacon/formats';
import type { ProviderName } from '@beacon/domain';
import { STARTERS, type ByPlace } from '../init/starters.js';

/** Regions of the catalogue that are asked from, each with the provider's region where one was given. */
export type ImportPlaces = ReadonlyMap<string, string | null>;

/** A lane of the new catalogue, and what of it is otherwise than in promptfoo. */
export interface ImportedLane {
  readonly lane: Readonly<Record<string, unknown>>;
  readonly changed: readonly ImportNote[];
}

/** How requests of one configuration are bounded. */
interface LaneLimits {
  readonly concurrency: number | null;
}

/** How a model of a configuration is asked from each of the places. */
export function importedLane(
  model: ImportedModel,
  places: ImportPlaces,
  { concurrency }: LaneLimits,
): ImportedLane {
  const changed: ImportNote[] = [];
  const say = (message: string): void => {
    const { file, line, name: field } = model.field;
    changed.push({ file, line, field, message });
  };
  const { route, lane: said } = model;
  const lane = {
    regions: [...places.keys()],
    model: model.id,
    provider: route.provider,
    provider_model: providerModel(model, places, say),
    ...addressOf(model),
    ...placed(model, places, say),
    ...accountOf(model, say),
    ...keyOf(model, say),
    ...requestOf(route.model, route.provider),
    ...(said.headers === undefined ? {} : { headers: said.headers }),
    ...(said.extra_body === undefined ? {} : { extra_body: said.extra_body }),
    concurrency: concurrency ?? 4,
    timeout: '60s',
  };
  return { lane, changed };
}

type Say = (message: string) => void;

function addressOf({ route, lane }: ImportedModel): object {
  const address = lane.base_url ?? route.baseUrl;
  return address === undefined ? {} : { base_url: address };
}

const GROUPS: Readonly<Record<string, string>> = {
  'us-east': 'us',
  'eu-west': 'eu',
  'asia-pacific': 'apac',
};
const PROFILE = /^(?:us|eu|apac)\./;

/** An inference profile of Bedrock is that of a group of regions: another region has another one. */
function providerModel({ route }: ImportedModel, places: ImportPlaces, say: Say): string | ByPlace {
  if (route.provider !== 'bedrock' || !PROFILE.test(route.model)) return route.model;
  const models = [...places.keys()].map((place): [string, string] => [
    place,
    route.model.replace(PROFILE, `${GROUPS[place] ?? 'us'}.`),
  ]);
  say(
    `is asked by the inference profile of each place: ${models.map(([, name]) => name).join(', ')}`,
  );
  return Object.fromEntries(models);
}

/** Providers that are asked in one region each, and have to be told in which. */
const REGIONAL: ReadonlySet<ProviderName> = new Set(['bedrock', 'vertex']);

function placed({ route, lane }: ImportedModel, places: ImportPlaces, say: Say): object {
  const said = lane.provider_region ?? null;
  const given = [...places].some(([, region]) => region !== null);
  if (!REGIONAL.has(route.provider) && !given) {
    if (said !== null) say(`its region ${said} is not asked for`);
    if (places.size > 1) say(ONE_ADDRESS);
    return {};
  }
  const usual = STARTERS[route.provider].providerRegions ?? {};
  const regions = Object.fromEntries(
    [...places].flatMap(([place, region]) => {
      const name = region ?? (isAt(place, said) ? said : usual[place]);
      return name === null || name === undefined ? [] : [[place, name]];
    }),
  );
  if (Object.keys(regions).length === 0) return {};
  say(
    `is asked in ${Object.values(regions).join(', ')}${said === null ? '' : `, not in ${said} alone`}`,
  );
  return { provider_region: regions };
}

const ONE_ADDRESS =
  'every region asks the same address: run an executor in each place, or give each its own address, to compare places';

const PREFIXES: Readonly<Record<string, RegExp>> = {
  'us-east': /^(?:us|east|central|north)/,
  'eu-west': /^(?:eu|west|france|germany|uk|swe)/,
  'asia-pacific': /^(?:ap|asia|japan|korea|australia|southeast)/,
};

function isAt(place: string, region: string | null): boolean {
  return region !== null && PREFIXES[place]?.test(region) === true;
}

/** What an account is, where a configuration leaves it to the environment. */
function accountOf({ route, lane }: ImportedModel, say: Say): object {
  const { resource, project } = STARTERS[route.provider];
  switch (route.provider) {
    case 'azure-openai':
      if (lane.resource === undefined) say('its resource is to be filled in, as resource');
      return {
        resource: lane.resource ?? resource?.replace('{provider_region}', 'name'),
        ...(lane.api_version === undefined ? {} : { api_version: lane.api_version }),
      };
    case 'vertex':
      if (lane.project === undefined) say('its project is to be filled in, as project');
      return {
        project: lane.project ?? project,
        credentials: { command: ['gcloud', 'auth', 'print-access-token'] },
      };
    case 'openrouter':
      say(
        'any upstream provider may serve it, so that its route is no evidence: name one as upstream',
      );
      return { allow_unpinned: true };
    default:
      return {};
  }
}

function keyOf({ route, lane }: ImportedModel, say: Say): object {
  const variable = lane.api_key_env ?? route.apiKeyEnv;
  if (variable !== undefined) return { api_key_env: variable };
  if (route.provider === 'openai-compatible') {
    say('is sent no key: name the variable that holds one as api_key_env');
  }
  return {};
}

const REASONING = /^(?:o\d|gpt-5)/;
const WITHOUT_TEMPERATURE = /claude-(?:opus-4-[7-9]|[a-z]+-[5-9])/;

/** Parameters that a model refuses are not sent to it, as promptfoo does not. */
function requestOf(model: string, provider: ProviderName): object {
  const isOpenAi = provider === 'openai' || provider === 'azure-openai';
  if (isOpenAi && REASONING.test(model)) {
    return {
      without_sampling: ['temperature', 'top_p'],
      max_tokens_field: 'max_completion_tokens',
    };
  }
  return WITHOUT_TEMPERATURE.test(model) ? { without_sampling: ['temperature', 'top_p'] } : {};
}
