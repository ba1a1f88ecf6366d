import { comparedRegions } from '@beacon/verdict';
import type { Verdict } from '@beacon/verdict';
import { html } from './html.js';
import type { Html, Inserted } from './html.js';
import { counted } from './numbers.js';

/** Regions of the verdict that are places of their own. */
export function placesOf({ regions, twins }: Verdict): string[] {
  const known = twins.map(({ region, twin_of: twinOf }) => ({ region, twinOf }));
  return comparedRegions(regions, known);
}

/** `3 regions`, `3 regions and 1 second executor`. */
export function regionsInWords(verdict: Verdict): string {
  const places = placesOf(verdict).length;
  const again = verdict.regions.length - places;
  const regions = counted(places, 'region');
  return again === 0 ? regions : `${regions} and ${counted(again, 'second executor')}`;
}

/** A region's name, and of a twin what it is: nobody must take it for a further region. */
export function regionName(name: Inserted, twinOf: string | null): Html {
  return twinOf === null
    ? html`${name}`
    : html`${name} <span class="note">(A/A: ${twinOf} again)</span>`;
}

/** The region whose second executor this is, of what a model is asked from; null for a place of its own. */
export function twinOf({ models }: Verdict, modelId: string, region: string): string | null {
  const regions = models.find(({ model_id: id }) => id === modelId)?.regions ?? [];
  return regions.find((one) => one.region === region)?.twin_of ?? null;
}
