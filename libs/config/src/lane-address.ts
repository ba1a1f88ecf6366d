import { resolveBaseUrl } from './base-url.js';
import { hostProblem, saysPrivate } from '@beacon/network';
import type { Environment } from './environment.js';
import type { LaneSettings } from './lane-settings.js';

/** Where a lane's provider is asked. */
export interface LaneAddress {
  readonly baseUrl: string;
  /** Whether it may lie in a private network. */
  readonly privateNetwork: boolean;
  readonly providerRegion: string | null;
}

/** The provider's region and the address of a lane; what is wrong with them is noted in the settings, and the address is empty. */
export function addressOf(settings: LaneSettings, env: Environment): LaneAddress {
  const providerRegion = providerRegionOf(settings);
  // That it is said and not for this region is noted already.
  if (providerRegion === null && settings.get('provider_region') !== undefined) {
    return noAddress(providerRegion);
  }
  const template = templateOf(settings, providerRegion);
  if (template === null) return noAddress(providerRegion);
  const { region } = settings.target;
  const resource = resourceOf(settings, providerRegion);
  const parts = {
    region,
    provider_region: providerRegion,
    resource,
    project: settings.get('project') ?? null,
  };
  // Said of the resource itself already.
  if (resource === null && template.includes('{resource}') && isPreset(settings)) {
    return noAddress(providerRegion);
  }
  const resolved = resolveBaseUrl(template, parts, env);
  if ('url' in resolved) {
    const privateNetwork = isPrivateMeant(settings, resolved.url);
    return { baseUrl: resolved.url, privateNetwork, providerRegion };
  }
  settings.refuse('base_url', resolved.rule);
  return noAddress(providerRegion);
}

function noAddress(providerRegion: string | null): LaneAddress {
  return { baseUrl: '', privateNetwork: false, providerRegion };
}

/** By `private_network`, else by what the address says of itself. One that no request may reach is noted. */
function isPrivateMeant(settings: LaneSettings, url: string): boolean {
  const { hostname } = new URL(url);
  const isPrivateAllowed = settings.get('private_network') ?? saysPrivate(hostname);
  const problem = hostProblem(hostname, { isPrivateAllowed, remedy: REMEDY });
  if (problem !== null) settings.refuse('base_url', problem);
  return isPrivateAllowed;
}

const REMEDY = 'such addresses are asked with private_network: true only';

function isPreset(settings: LaneSettings): boolean {
  return settings.get('base_url') === undefined;
}

function providerRegionOf(settings: LaneSettings): string | null {
  const { known, isNeeded, example } = settings.preset.regions;
  const said = settings.forRegion('provider_region');
  const named = said?.replaceAll('{region}', settings.target.region) ?? null;
  if (named === null) {
    const isSaid = settings.get('provider_region') !== undefined;
    if (isNeeded && !isSaid) {
      const rule = `is missing, give the region of ${settings.provider} that is asked, such as ${example}`;
      settings.refuse('provider_region', rule);
    }
    return null;
  }
  if (isPreset(settings) && known !== undefined && !known.includes(named)) {
    settings.refuse('provider_region', unknownRegion(settings, named, known));
  }
  return named;
}

function unknownRegion(
  { provider }: LaneSettings,
  named: string,
  known: readonly string[],
): string {
  if (known.length === 0) {
    return `${provider} has one address for all regions, leave it out or give a base_url of your own`;
  }
  return `"${named}" is no region of ${provider} that is known, allowed are ${known.join(', ')}; for another, give its base_url`;
}

/** The address with its placeholders; null when there is none, which is noted. */
function templateOf(settings: LaneSettings, providerRegion: string | null): string | null {
  const own = settings.get('base_url');
  if (own !== undefined) return own;
  const { plain, regional, special = {} } = settings.preset.address;
  if (providerRegion !== null) {
    return special[providerRegion] ?? regional ?? plain ?? missing(settings);
  }
  // Of a provider that has regional addresses only, the region is what is missing, and that is noted.
  if (plain === null && regional !== null) return null;
  return plain ?? missing(settings);
}

function missing(settings: LaneSettings): null {
  settings.refuse('base_url', 'is missing, give the address here or under defaults');
  return null;
}

function resourceOf(settings: LaneSettings, providerRegion: string | null): string | null {
  if (!settings.preset.own.includes('resource')) return null;
  const said = settings.forRegion('resource');
  if (said === null && settings.get('resource') === undefined && isPreset(settings)) {
    settings.refuse('resource', 'is missing, give the name of the Azure resource, or base_url');
  }
  if (said?.includes('{provider_region}') === true && providerRegion === null) {
    settings.refuse('resource', 'has {provider_region}, and the lane says none: give it');
    return null;
  }
  return (
    said
      ?.replaceAll('{provider_region}', providerRegion ?? '')
      .replaceAll('{region}', settings.target.region) ?? null
  );
}
