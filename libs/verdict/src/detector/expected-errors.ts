import { clamp } from '@beacon/statistics';
import { languagesOf, type DetectorFinder } from './detector.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { armRows, type ModelData } from '../data/model-data.js';
import { countsOf } from '../data/region-rates.js';

/** Mistyped answers that are to be expected of a detector. */
interface ExpectedErrors {
  readonly all: number;
  /** Those among them that help to overturn a claim: events that are none in one region, and missed ones in the other. */
  readonly helping: number;
}

/** Regions of a claim. */
interface ClaimRegions {
  /** Those whose answers were compared. */
  readonly regions: readonly string[];
  /** Where an event that is none helps to overturn it. */
  readonly fewer: string;
  /** Where a missed event does. */
  readonly more: string;
}

/** How many answers are expected to be mistyped, by the detector's sensitivity and specificity; null where they are not known in a language that was asked. */
export function expectedErrors(
  data: ModelData,
  endpoint: ConfirmatoryEndpoint,
  { regions, fewer, more }: ClaimRegions,
  detectors: DetectorFinder,
): ExpectedErrors | null {
  let [all, helping] = [0, 0];
  for (const region of regions) {
    const place = data.regions.indexOf(region);
    for (const language of languagesOf(data, region)) {
      const rows = armRows(
        data,
        [region],
        endpoint,
        ({ languages }) => languages[place] === language,
      );
      const { x, n } = countsOf(rows);
      if (n === 0) continue;
      const detector = detectors(endpoint, language, region);
      if (detector === null) return null;
      const { sensitivity, specificity } = detector.calibration;
      const alarm = 1 - specificity.x / specificity.n;
      const found = sensitivity.x / sensitivity.n;
      const gain = found - alarm;
      const truth = gain > 0 ? clamp((x / n - alarm) / gain, 0, 1) : x / n;
      const [missed, alarms] = [n * truth * (1 - found), n * (1 - truth) * alarm];
      all += missed + alarms;
      if (region === fewer) helping += alarms;
      if (region === more) helping += missed;
    }
  }
  return { all, helping };
}
