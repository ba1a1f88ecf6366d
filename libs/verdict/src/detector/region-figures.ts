import { correctedRate } from './corrected-rate.js';
import type { DetectorFinder } from './detector.js';
import type { VerdictOptions } from '../input/input.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { jsonIntervalOrNull } from '../shape/json.js';
import { armRows, regionTotals, type ModelData } from '../data/model-data.js';
import {
  countsOf,
  effectiveAnswers,
  flipRate,
  measuredRows,
  rateFigure,
} from '../data/region-rates.js';
import type { EndpointRate, RegionFigures } from '../shape/shape.js';
import { wilsonAt } from '@beacon/statistics';

/** Figures of one region of a model. */
export function regionFigures(
  data: ModelData,
  region: string,
  detectors: DetectorFinder,
  { endpoint, level }: VerdictOptions,
): RegionFigures {
  const rows = measuredRows(armRows(data, [region], endpoint));
  const counts = countsOf(rows);
  const effective = data.repeats > 1 && counts.n > 0 ? effectiveAnswers(rows) : null;
  const { missing, quarantined, pending } = regionTotals(data, region);
  return {
    region,
    twin_of: data.twinOf.get(region) ?? null,
    n: counts.n,
    refused: countsOf(armRows(data, [region], 'refused')).x,
    ...rateFigure(counts, level),
    interval_clustered: jsonIntervalOrNull(
      effective === null ? null : wilsonAt(counts.x / counts.n, effective, level),
    ),
    effective_n: effective,
    corrected:
      endpoint === 'blocked' ? null : correctedRate(data, region, endpoint, detectors, level),
    withheld: rateFigure(countsOf(armRows(data, [region], 'withheld')), level),
    blocked: rateFigure(countsOf(armRows(data, [region], 'blocked')), level),
    missing,
    quarantined,
    pending,
    flip_rate: data.repeats > 1 ? flipRate(rows) : null,
  };
}

/** Rates of each region of a model under an endpoint, as typed and corrected. */
export function endpointRates(
  data: ModelData,
  endpoint: ConfirmatoryEndpoint,
  detectors: DetectorFinder,
  { level }: VerdictOptions,
): EndpointRate[] {
  return data.regions.map((region) => ({
    region,
    ...rateFigure(countsOf(armRows(data, [region], endpoint)), level),
    corrected: correctedRate(data, region, endpoint, detectors, level),
  }));
}
