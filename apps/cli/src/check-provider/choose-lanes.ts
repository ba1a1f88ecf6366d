import { findLane, resolveRegion } from '@beacon/domain';
import type { Catalogue, LaneConfig } from '@beacon/domain';
import { RefusalError, UsageError } from '../refusal.error.js';

/** Lanes that a message names at most. */
const SHOWN = 20;

/**
 * The lane that is meant by `REGION/MODEL`, or all of them. A model's id may hold slashes, a region's none.
 * @throws UsageError when neither is asked for; RefusalError when there is no such lane. Both name the lanes that there are.
 */
export function chooseLanes(
  catalogue: Catalogue,
  named: string | undefined,
  all: boolean,
): readonly LaneConfig[] {
  if (all && named !== undefined) throw new UsageError('Give a lane or --all, not both.');
  if (all) return catalogue.lanes;
  if (named === undefined)
    throw new UsageError(`No lane: give one, or --all. ${lanesOf(catalogue)}`);
  const [spelling = '', ...rest] = named.split('/');
  const region = resolveRegion(catalogue, spelling);
  const lane = region && findLane(catalogue, region.id, rest.join('/'));
  if (lane === undefined) {
    throw new RefusalError(`The catalogue has no lane ${named}. ${lanesOf(catalogue)}`);
  }
  return [lane];
}

/** A lane as it is typed. */
export function nameOf({ region, model }: Pick<LaneConfig, 'region' | 'model'>): string {
  return `${region}/${model}`;
}

function lanesOf({ lanes }: Catalogue): string {
  const names = lanes.slice(0, SHOWN).map(nameOf);
  const more = lanes.length - names.length;
  return `Its lanes: ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}
