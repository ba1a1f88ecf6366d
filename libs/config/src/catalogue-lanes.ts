import { NO_CREDENTIAL } from '@beacon/domain';
import type { CredentialConfig, LaneConfig, Prices } from '@beacon/domain';
import { resolveBaseUrl } from './base-url.js';
import type { CatalogueFile, LaneEntry } from './catalogue-file.schema.js';
import type { ConfigurationProblem } from './configuration.error.js';
import type { Environment } from './environment.js';
import { expectedEvidenceOf } from './expected-evidence.js';
import { select, type Selection } from './lane-selection.js';
import { PRESETS } from './presets/presets.js';
import type { Checked } from './validate.js';
import type { FieldPath, YamlFile } from './yaml-file.js';

const BUILT_IN = { provider: 'openai-compatible', concurrency: 4, timeout: 60_000 } as const;

/** The lanes of a catalogue and what is wrong with them. */
export interface ExpandedLanes {
  readonly lanes: readonly LaneConfig[];
  readonly problems: readonly ConfigurationProblem[];
}

type Defaults = CatalogueFile['defaults'];

interface Target {
  readonly region: string;
  readonly model: string;
  readonly entry: LaneEntry;
  readonly at: FieldPath;
}

/** Makes one lane of each (region, model) that the entries name, in their order. */
export function expandLanes(file: YamlFile, data: CatalogueFile, env: Environment): ExpandedLanes {
  const problems: ConfigurationProblem[] = [];
  const targets = data.lanes.flatMap((entry, index) => {
    const at = ['lanes', index];
    const regions = select(file, at, entry, { thing: 'region', known: idsOf(data.regions) });
    const models = select(file, at, entry, { thing: 'model', known: idsOf(data.models) });
    problems.push(...regions.problems, ...models.problems, ...oneName(file, at, entry, models));
    return pairUp(regions.ids, models.ids).map((lane) => ({ ...lane, entry, at }));
  });
  problems.push(...doubleLanes(file, targets));
  const lanes = targets.flatMap((target) => {
    const address = addressOf(file, data.defaults, target, env);
    if (address.ok) return [toLane(data.defaults, target, address.value)];
    problems.push(...address.problems);
    return [];
  });
  return { lanes, problems };
}

function idsOf(things: readonly { readonly id: string }[]): string[] {
  return [...new Set(things.map(({ id }) => id))];
}

function pairUp(regions: readonly string[], models: readonly string[]) {
  return regions.flatMap((region) => models.map((model) => ({ region, model })));
}

function oneName(file: YamlFile, at: FieldPath, entry: LaneEntry, models: Selection) {
  if (entry.provider_model === undefined || models.ids.length < 2) return [];
  const rule = `is one name for ${models.ids.length} models, give each model its own lane`;
  return [file.problem([...at, 'provider_model'], rule)];
}

function doubleLanes(file: YamlFile, targets: readonly Target[]): ConfigurationProblem[] {
  const first = new Map<string, Target>();
  return targets.flatMap((target) => {
    const key = JSON.stringify([target.region, target.model]);
    const earlier = first.get(key);
    first.set(key, earlier ?? target);
    if (earlier === undefined) return [];
    const line = file.lineOf(earlier.at);
    const rule = `${target.region} ${target.model} has the lane of line ${line} already, one is allowed`;
    return [file.problem(target.at, rule)];
  });
}

function addressOf(
  file: YamlFile,
  defaults: Defaults,
  { region, entry, at }: Target,
  env: Environment,
): Checked<string> {
  const isOwn = entry.base_url !== undefined || defaults.base_url === undefined;
  const field = isOwn ? [...at, 'base_url'] : ['defaults', 'base_url'];
  const template = entry.base_url ?? defaults.base_url;
  const resolved =
    template === undefined
      ? { rule: 'is missing, give the address here or under defaults' }
      : resolveBaseUrl(template, region, env);
  if ('url' in resolved) return { ok: true, value: resolved.url };
  return { ok: false, problems: [file.problem(field, resolved.rule)] };
}

function toLane(defaults: Defaults, { region, model, entry }: Target, baseUrl: string): LaneConfig {
  const settings = { ...BUILT_IN, ...defaults, ...entry };
  const { protocol, auth } = PRESETS[settings.provider];
  return {
    region,
    model,
    provider: settings.provider,
    protocol,
    baseUrl,
    providerModel: entry.provider_model ?? model,
    providerRegion: null,
    credential: credentialOf(settings.api_key_env ?? null),
    auth,
    headers: {},
    extraBody: {},
    withoutSampling: [],
    maxTokensField: 'max_tokens',
    settings: {},
    concurrency: settings.concurrency,
    timeoutMs: settings.timeout,
    prices: pricesOf(settings.prices ?? null),
    expectedEvidence: expectedEvidenceOf(region, settings.expected_evidence ?? null),
  };
}

function credentialOf(variable: string | null): CredentialConfig {
  return variable === null ? NO_CREDENTIAL : { kind: 'env', variable };
}

function pricesOf(prices: Exclude<LaneEntry['prices'], undefined>): Prices | null {
  return (
    prices && {
      inputPerMillion: prices.input_per_million,
      outputPerMillion: prices.output_per_million,
    }
  );
}
