import type { LaneConfig, Prices } from '@beacon/domain';
import type { CatalogueFile, LaneEntry } from './catalogue-file.schema.js';
import type { ConfigurationProblem } from './configuration.error.js';
import type { Environment } from './environment.js';
import { expectedEvidenceOf } from './expected-evidence.js';
import { addressOf } from './lane-address.js';
import type { LaneAddress } from './lane-address.js';
import { regionsUnknown } from './lane-regions.js';
import { samplingOf } from './lane-sampling.js';
import { secretOf } from './lane-secret.js';
import { select, type Selection } from './lane-selection.js';
import { BUILT_IN, LaneSettings } from './lane-settings.js';
import type { LaneTarget } from './lane-settings.js';
import { providerSettingsOf, strangeDefaults } from './provider-settings.js';
import type { FieldPath, YamlFile } from './yaml-file.js';

/** The lanes of a catalogue and what is wrong with them. */
export interface ExpandedLanes {
  readonly lanes: readonly LaneConfig[];
  readonly problems: readonly ConfigurationProblem[];
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
  problems.push(...strangeDefaults(file, data.defaults), ...regionsUnknown(file, data));
  const lanes = targets.flatMap((target) => {
    const settings = new LaneSettings(file, target, data.defaults);
    const lane = toLane(settings, file.path, env);
    problems.push(...settings.problems);
    return settings.problems.length === 0 ? [lane] : [];
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

function doubleLanes(file: YamlFile, targets: readonly LaneTarget[]): ConfigurationProblem[] {
  const first = new Map<string, LaneTarget>();
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

/** The lane of a target; what is wrong with it is noted in its settings. */
function toLane(settings: LaneSettings, catalogue: string, env: Environment): LaneConfig {
  const { provider, preset, target } = settings;
  const providerModel = settings.forRegion('provider_model') ?? target.model;
  const address = addressOf(settings, env);
  return {
    region: target.region,
    model: target.model,
    provider,
    protocol: preset.protocol,
    ...address,
    providerModel,
    ...secretOf(settings, catalogue),
    headers: settings.get('headers') ?? {},
    extraBody: extraBodyOf(settings, address),
    ...samplingOf(settings, providerModel),
    settings: providerSettingsOf(settings, providerModel),
    concurrency: settings.get('concurrency') ?? BUILT_IN.concurrency,
    timeoutMs: settings.get('timeout') ?? BUILT_IN.timeout,
    prices: pricesOf(settings.get('prices') ?? null),
    expectedEvidence: expectedEvidenceOf(target.region, settings.get('expected_evidence') ?? null),
  };
}

/** A region that is asked by a field of the body is one of its fields. */
function extraBodyOf(settings: LaneSettings, { providerRegion }: LaneAddress) {
  const { regionField } = settings.preset;
  const asked =
    regionField === undefined || providerRegion === null ? {} : { [regionField]: providerRegion };
  return { ...asked, ...settings.get('extra_body') };
}

function pricesOf(prices: Exclude<LaneEntry['prices'], undefined>): Prices | null {
  return (
    prices && {
      inputPerMillion: prices.input_per_million,
      outputPerMillion: prices.output_per_million,
    }
  );
}
