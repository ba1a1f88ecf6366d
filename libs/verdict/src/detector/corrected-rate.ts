import { clamp, weightedSum, type LimitedEstimate, wilsonAt } from '@beacon/statistics';
import { languagesOf, ratesOf, type DetectorFinder } from './detector.js';
import type { DetectorCalibration } from '../input/input.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { armRows, questionsIn, type ArmRow, type ModelData } from '../data/model-data.js';
import { countsOf, effectiveAnswers, measuredRows } from '../data/region-rates.js';
import type { CorrectedRateFigure } from '../shape/shape.js';

/**
 * A region's rate corrected for the detector's error (Rogan and Gladen 1978), language by language, weighted by their measured answers. The limits carry the
 * uncertainty of the rate, of the sensitivity and of the specificity. Null where the detector is not known in one of the languages, or no better than chance.
 */
export function correctedRate(
  data: ModelData,
  region: string,
  endpoint: ConfirmatoryEndpoint,
  detectors: DetectorFinder,
  level: number,
): CorrectedRateFigure | null {
  const parts: { weight: number; part: LimitedEstimate }[] = [];
  const total = countsOf(armRows(data, [region], endpoint)).n;
  const place = data.regions.indexOf(region);
  for (const language of languagesOf(data, region)) {
    const rows = measuredRows(
      armRows(data, [region], endpoint, ({ languages }) => languages[place] === language),
    );
    if (questionsIn(rows) === 0) continue;
    const detector = detectors(endpoint, language, region);
    const part =
      detector === null ? null : corrected(rows, data.repeats, detector.calibration, level);
    if (part === null) return null;
    parts.push({ weight: countsOf(rows).n / total, part });
  }
  if (parts.length === 0) return null;
  const { estimate, low, high } = weightedSum(parts);
  const rate = clamp(estimate, 0, 1);
  return {
    rate,
    interval: [Math.min(rate, clamp(low, 0, 1)), Math.max(rate, clamp(high, 0, 1))],
    // Rounding moves an estimate of 0 below it.
    clipped: Math.abs(rate - estimate) > 1e-12,
    method: 'rogan_gladen',
  };
}

/**
 * (p + Sp - 1) / (Se + Sp - 1), its limits those true rates r at which the limits of p - r Se - (1 - r)(1 - Sp) are 0 (Fieller's way, with the three
 * intervals added up in squares). Null for a detector that is no better than chance.
 */
function corrected(
  rows: readonly ArmRow[],
  repeats: number,
  detector: DetectorCalibration,
  level: number,
): LimitedEstimate | null {
  const { x, n } = countsOf(rows);
  const worth = repeats > 1 ? effectiveAnswers(rows) : n;
  const observed: LimitedEstimate = { estimate: x / n, ...wilsonAt(x / n, worth, level) };
  const { sensitivity, specificity } = ratesOf(detector, level);
  const gain = sensitivity.estimate + specificity.estimate - 1;
  if (!(gain > 0)) return null;
  const beyond = (rate: number): LimitedEstimate =>
    weightedSum([
      { weight: 1, part: observed },
      { weight: -rate, part: sensitivity },
      { weight: 1 - rate, part: specificity },
    ]);
  return {
    estimate: (observed.estimate + specificity.estimate - 1) / gain,
    low: crossing((rate) => beyond(rate).low - (1 - rate)),
    high: crossing((rate) => beyond(rate).high - (1 - rate)),
  };
}

const HALVINGS = 50;

/** Where a falling function crosses 0 between 0 and 1; the end that is nearer where it does not. */
function crossing(falling: (rate: number) => number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
