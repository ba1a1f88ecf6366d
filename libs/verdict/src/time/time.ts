import { holm } from '@beacon/statistics';
import { type JobTimes, type ModelTimes, type TimeBin } from '../input/input.js';
import { CONFIRMATORY_ENDPOINTS, type ConfirmatoryEndpoint } from '../shape/terms.js';
import type { DriftFigures, TimeFigures } from '../shape/shape.js';
import { driftOf, slopeInterval, type Drift } from './time-drift.js';
import { sum } from '../input/outcome-classes.js';

const SECONDS_PER_HOUR = 3_600;

interface Trend {
  readonly modelId: string;
  readonly endpoint: ConfirmatoryEndpoint;
  readonly drift: Drift;
}

/** When each model of a job was asked, and whether its rates moved meanwhile: by its id. Holm goes over models and endpoints. */
export function timeFigures(
  times: JobTimes | undefined,
  level: number,
): ReadonlyMap<string, TimeFigures> {
  if (times === undefined) return new Map();
  const trends = times.models.flatMap(trendsOf);
  const adjusted = holm(trends.map(({ drift }) => drift.p));
  const drifts = trends.map((trend, index) => ({
    modelId: trend.modelId,
    figures: figuresOf(trend, adjusted[index] ?? 1, level),
  }));
  return new Map(
    times.models.map((model) => [
      model.modelId,
      {
        max_skew_s: times.maxSkewSeconds,
        skew: model.skew,
        regions: regionsOf(model.bins),
        drift: drifts
          .filter(({ modelId }) => modelId === model.modelId)
          .map(({ figures }) => figures),
      },
    ]),
  );
}

function trendsOf({ modelId, bins }: ModelTimes): Trend[] {
  return CONFIRMATORY_ENDPOINTS.flatMap((endpoint) => {
    const drift = driftOf(bins, endpoint);
    return drift === null ? [] : [{ modelId, endpoint, drift }];
  });
}

function figuresOf({ endpoint, drift }: Trend, adjusted: number, level: number): DriftFigures {
  const [low, high] = slopeInterval(drift, level);
  return {
    endpoint,
    per_hour: drift.slope * SECONDS_PER_HOUR,
    interval: [low * SECONDS_PER_HOUR, high * SECONDS_PER_HOUR],
    p: drift.p,
    p_adjusted: adjusted,
  };
}

function regionsOf(bins: readonly TimeBin[]): TimeFigures['regions'] {
  return [...Map.groupBy(bins, ({ region }) => region)].map(([region, own]) => {
    const n = sum(own.map((bin) => bin.n));
    return {
      region,
      n,
      first_s: Math.min(...own.map(({ first }) => first)),
      last_s: Math.max(...own.map(({ last }) => last)),
      mean_s: sum(own.map((bin) => bin.n * bin.second)) / n,
    };
  });
}
