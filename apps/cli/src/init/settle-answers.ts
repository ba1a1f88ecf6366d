import { PRESETS, type Environment } from '@beacon/config';
import { PROVIDERS, type ProviderName } from '@beacon/domain';
import type { GivenAnswers, InitAnswers } from './answers.js';
import type { Asker } from './asker.js';
import { PLACE_IDS, PLACES, USUAL_PLACES } from './places.js';
import { STARTERS, type ByPlace, type Starter } from './starters.js';

/** Takes what was given, and asks the rest, or takes what is usual where nobody can be asked. */
export async function settleAnswers(
  given: GivenAnswers,
  env: Environment,
  asker: Asker | null,
): Promise<InitAnswers> {
  const provider = given.provider ?? (await askProvider(env, asker));
  const starter = STARTERS[provider];
  const regions = given.regions ?? (await askRegions(asker));
  const model = given.model ?? (await askModel(starter, asker));
  const ask = (question: string, value: string | undefined, usual: string | undefined) =>
    settleText(asker, question, value, usual);
  const places = [];
  for (const id of PLACE_IDS.filter((place) => regions.has(place))) {
    const named = regions.get(id);
    const usual = starter.providerRegions?.[id];
    const providerRegion =
      named ?? (await ask(`Region of ${provider} for ${id}`, undefined, usual)) ?? null;
    places.push({ id, providerRegion, model: modelAt(model, id) });
  }
  const upstream = await ask('Upstream provider', given.upstream?.join(','), starter.upstream);
  return {
    provider,
    places,
    baseUrl: (await ask('Address of the server', given.baseUrl, starter.baseUrl)) ?? null,
    resource: (await ask('Azure resource', given.resource, starter.resource)) ?? null,
    project: (await ask('Google Cloud project', given.project, starter.project)) ?? null,
    upstream: upstream === undefined ? [] : upstream.split(',').map((name) => name.trim()),
  };
}

/** What was given wins; nothing is asked that the provider does not need. */
async function settleText(
  asker: Asker | null,
  question: string,
  given: string | undefined,
  usual: string | undefined,
): Promise<string | undefined> {
  if (given !== undefined || usual === undefined || asker === null) return given ?? usual;
  return asker.text(question, usual);
}

async function askProvider(env: Environment, asker: Asker | null): Promise<ProviderName> {
  const usual = PROVIDERS.find((name) => variablesOf(name).some((key) => env[key])) ?? 'openai';
  if (asker === null) return usual;
  const choices = PROVIDERS.map((value) => ({ value, label: value, hint: hintOf(value, env) }));
  return asker.one('Whose models do you ask?', choices, usual);
}

/** Names of variables that usually hold a provider's key. */
export function variablesOf(provider: ProviderName): string[] {
  return PRESETS[provider].auths.flatMap(({ variable }) => variable ?? []);
}

function hintOf(provider: ProviderName, env: Environment): string {
  const set = variablesOf(provider).find((name) => env[name]);
  return set === undefined ? (variablesOf(provider)[0] ?? '') : `${set} is set`;
}

async function askRegions(asker: Asker | null): Promise<ReadonlyMap<string, string | null>> {
  const choices = PLACES.map(({ id, name }) => ({ value: id, label: id, hint: name }));
  const ids =
    asker === null
      ? USUAL_PLACES
      : await asker.several(
          'From which regions? Two at least can be compared.',
          choices,
          USUAL_PLACES,
        );
  return new Map(ids.map((id) => [id, null]));
}

async function askModel({ model }: Starter, asker: Asker | null): Promise<string | ByPlace> {
  if (asker === null || typeof model !== 'string') return model;
  return asker.text('Which model, as the provider calls it?', model);
}

function modelAt(model: string | ByPlace, place: string): string {
  return typeof model === 'string' ? model : (model[place] ?? Object.values(model)[0] ?? '');
}
