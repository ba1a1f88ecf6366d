import { CALIBRATION } from '../classification/calibration.js';
import type { Count, DetectorCalibration, Endpoint } from './input.js';

/**
 * What this version's classifier was measured to do on an endpoint, over all languages: for verdicts on outcomes that it
 * typed. Undefined for `blocked`, which providers say and no classifier guesses.
 *
 * One figure for all languages: outside English too few answers were labelled for figures of their own (seven refusals in Chinese), and counts of a
 * job do not say which language a question is in. `languages` lets the verdict say so.
 */
export function ownCalibration(endpoint: Endpoint): DetectorCalibration | undefined {
  if (endpoint === 'blocked') return undefined;
  const byLanguage = CALIBRATION[endpoint];
  const languages = Object.values(byLanguage);
  return {
    languages: Object.fromEntries(
      Object.entries(byLanguage).map(([language, { sensitivity, specificity }]) => [
        language,
        sensitivity.n + specificity.n,
      ]),
    ),
    sensitivity: sumOf(languages.map(({ sensitivity }) => sensitivity)),
    specificity: sumOf(languages.map(({ specificity }) => specificity)),
  };
}

function sumOf(counts: readonly Count[]): Count {
  return counts.reduce((sum, { x, n }) => ({ x: sum.x + x, n: sum.n + n }), { x: 0, n: 0 });
}
