import type { ComparedLane, JobComparison } from '../../api/comparison-queries.ts';
import type { Endpoint } from '../../api/verdict-queries.ts';

type Change = ComparedLane['endpoints'][Endpoint];

/** What changed of a model in a region under an endpoint. */
export interface LaneChange {
  readonly region: string;
  readonly change: Change;
  /** Whether it is concluded that it differs. */
  readonly isDecisive: boolean;
}

/** The lanes of a model. */
export interface ModelChanges {
  readonly modelId: string;
  readonly lanes: readonly LaneChange[];
}

/** What changed under an endpoint, model by model: models of which something changed come first, else the order of the API. */
export function changesOf(
  { lanes, alpha }: Pick<JobComparison, 'lanes' | 'alpha'>,
  endpoint: Endpoint,
): readonly ModelChanges[] {
  const models = Map.groupBy(lanes, ({ model_id: id }) => id);
  const changes = [...models].map(([modelId, ofModel]) => ({
    modelId,
    lanes: ofModel.map(({ region, endpoints }) => ({
      region,
      change: endpoints[endpoint],
      isDecisive: isDecisive(endpoints[endpoint], alpha),
    })),
  }));
  return changes.toSorted((a, b) => Number(hasDecisive(b)) - Number(hasDecisive(a)));
}

function isDecisive({ conclusion, p_adjusted: p }: Change, alpha: number): boolean {
  return conclusion === 'differs' && p !== null && p <= alpha;
}

function hasDecisive({ lanes }: ModelChanges): boolean {
  return lanes.some((lane) => lane.isDecisive);
}
