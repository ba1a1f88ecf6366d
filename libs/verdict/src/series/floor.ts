import type { SeriesEndpoint, SeriesFloor, SeriesLook } from '../shape/series-shape.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { EARLIER_LOOKS } from './input.js';

/** A model and region in one endpoint. */
export interface Watched {
  readonly model_id: string;
  readonly region: string;
  readonly endpoint: ConfirmatoryEndpoint;
}

/** Fewer pairs say too little of how far apart runs are. */
const LEAST_PAIRS = 3;

/**
 * How far apart successive runs of a model and region were while nothing changed: what the same questions, asked again, differ by without a cause.
 * A test of questions knows how answers vary, and not what a whole run has in common (load, the hour, a provider's bad day); that is in here.
 * It can only take claims away, so that alpha holds with it as without.
 */
export function floorOf(earlier: readonly SeriesLook[], watched: Watched): SeriesFloor {
  const differences = earlier
    .slice(-EARLIER_LOOKS)
    .filter((look) => !hasChange(look, watched))
    .flatMap((look) => endpointAt(look, watched) ?? [])
    .flatMap(({ previous, first }) => (previous ?? first)?.difference ?? []);
  const isEnough = differences.length >= LEAST_PAIRS;
  const largest = isEnough ? Math.max(...differences.map(Math.abs)) : null;
  return { pairs: differences.length, largest };
}

/** A model and region as a look has it. */
export function endpointAt(look: SeriesLook, watched: Watched): SeriesEndpoint | null {
  const lane = look.lanes.find(
    ({ model_id, region }) => model_id === watched.model_id && region === watched.region,
  );
  return lane?.endpoints[watched.endpoint] ?? null;
}

/** In either endpoint: what refuses more also withholds more. */
function hasChange({ changes }: SeriesLook, watched: Watched): boolean {
  return changes.some(
    ({ model_id, region }) => model_id === watched.model_id && region === watched.region,
  );
}
