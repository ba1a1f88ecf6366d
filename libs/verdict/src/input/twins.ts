import type { Twin } from './input.js';

/** Twins among some regions: those whose original is among them, too. A twin without its original is a region like any other. */
export function twinsAmong(regions: readonly string[], twins: readonly Twin[]): Twin[] {
  return twins.filter(({ region, twinOf }) => regions.includes(region) && regions.includes(twinOf));
}

/** Regions that are places of their own, in their order: what is said of regions is said of these. Twins take part in their A/A pair only. */
export function comparedRegions(regions: readonly string[], twins: readonly Twin[]): string[] {
  const again = new Set(twinsAmong(regions, twins).map(({ region }) => region));
  return regions.filter((region) => !again.has(region));
}
