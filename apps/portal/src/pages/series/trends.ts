import type { Look, SeriesRun } from '../../api/series-queries.ts';
import type { Endpoint } from '../../api/verdict-queries.ts';
import type { Figure } from '../../components/plots/plot-scale.ts';

type Lane = Look['lanes'][number];
type Change = Look['changes'][number];

/** The rate of a model and region in a run. */
export interface TrendPoint extends Figure {
  readonly run: number;
  readonly events: number;
  readonly n: number;
  /** Whether the look at this run found a change of it. */
  readonly isChange: boolean;
}

/** A model and region over the runs of a series. */
export interface Trend {
  readonly modelId: string;
  readonly region: string;
  /** The earliest first. */
  readonly points: readonly TrendPoint[];
}

/** How often each model and region did something, run by run; those with a change first. */
export function trendsOf(runs: readonly SeriesRun[], endpoint: Endpoint): readonly Trend[] {
  const trends = new Map<string, Trend & { readonly points: TrendPoint[] }>();
  for (const { look } of runs.toSorted((a, b) => a.number - b.number)) {
    for (const lane of look?.lanes ?? []) {
      const { model_id: modelId, region } = lane;
      const key = JSON.stringify([modelId, region]);
      const trend = trends.get(key) ?? { modelId, region, points: [] };
      trends.set(key, trend);
      if (look != null) trend.points.push(pointOf(look, lane, endpoint));
    }
  }
  const all = [...trends.values()];
  return [...all.filter(hasChange), ...all.filter((trend) => !hasChange(trend))];
}

export function hasChange({ points }: Trend): boolean {
  return points.some(({ isChange }) => isChange);
}

function pointOf({ run, changes }: Look, lane: Lane, endpoint: Endpoint): TrendPoint {
  const { rate: value, interval, events, n } = lane.endpoints[endpoint].rate;
  const isChange = changes.some((change) => isOf(change, lane, endpoint));
  return { run, value, interval, events, n, isChange };
}

/** A change in which all that is withheld is refused is told once, as one of what is refused. */
function isOf(change: Change, lane: Lane, endpoint: Endpoint): boolean {
  if (change.model_id !== lane.model_id || change.region !== lane.region) return false;
  if (change.endpoint === endpoint) return true;
  const same = change.against.map((name) => lane.endpoints[endpoint][name]);
  return (
    change.endpoint === 'refused' &&
    same.every((reference) => reference?.found === true) &&
    same[0]?.difference === change.difference &&
    same[0].p_adjusted === change.p_adjusted
  );
}
