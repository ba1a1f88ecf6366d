import type { ProviderSettings } from '@beacon/domain';
import type { LaneDefaults } from './catalogue-file.schema.js';
import type { ConfigurationProblem } from './configuration.error.js';
import { BUILT_IN } from './lane-settings.js';
import type { LaneSettings } from './lane-settings.js';
import { OWN_SETTINGS } from './presets/preset.js';
import type { OwnSetting } from './presets/preset.js';
import { PRESETS } from './presets/presets.js';
import type { YamlFile } from './yaml-file.js';

/** Azure's API without dated versions. */
const API_VERSION = 'v1';

/** What only the lane's provider knows; what is missing or another provider's is noted in the settings. */
export function providerSettingsOf(
  settings: LaneSettings,
  providerModel: string,
): ProviderSettings {
  const { entry } = settings.target;
  for (const name of OWN_SETTINGS) {
    if (name in entry && !settings.preset.own.includes(name)) {
      settings.refuse(name, strange(name, settings.provider));
    }
  }
  if (settings.provider === 'azure-openai') return azure(settings, providerModel);
  if (settings.provider === 'vertex') return vertex(settings);
  return settings.provider === 'openrouter' ? openRouter(settings) : {};
}

/** Settings of the defaults that the provider which they name does not know. */
export function strangeDefaults(file: YamlFile, defaults: LaneDefaults): ConfigurationProblem[] {
  const provider = defaults.provider ?? BUILT_IN.provider;
  return OWN_SETTINGS.filter(
    (name) => name in defaults && !PRESETS[provider].own.includes(name),
  ).map((name) => file.problem(['defaults', name], strange(name, provider)));
}

function strange(name: OwnSetting, provider: string): string {
  const [owner = ''] = Object.entries(PRESETS)
    .filter(([, { own }]) => own.includes(name))
    .map(([id]) => id);
  return `belongs to the provider ${owner}, and this is ${provider}: leave it out`;
}

function azure(settings: LaneSettings, providerModel: string): ProviderSettings {
  const deployment = settings.forRegion('deployment') ?? providerModel;
  return { azure: { deployment, apiVersion: settings.get('api_version') ?? API_VERSION } };
}

function vertex(settings: LaneSettings): ProviderSettings {
  const project = settings.get('project');
  if (project !== undefined) return { vertex: { project } };
  settings.refuse('project', 'is missing, give the id of the Google Cloud project');
  return {};
}

const UNPINNED =
  'is missing: without it OpenRouter serves from whatever provider it likes at the moment, and who serves is part of the evidence; ' +
  'name the provider, such as [azure], or write allow_unpinned: true';

function openRouter(settings: LaneSettings): ProviderSettings {
  const upstream = settings.get('upstream') ?? [];
  const isFree = settings.get('allow_unpinned') === true;
  if (upstream.length === 0 && !isFree) settings.refuse('upstream', UNPINNED);
  if (upstream.length > 0 && isFree) {
    settings.refuse('allow_unpinned', 'contradicts upstream, give one');
  }
  return { openRouter: { upstream } };
}
