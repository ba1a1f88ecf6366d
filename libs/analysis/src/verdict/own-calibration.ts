import { CALIBRATION } from '../classification/calibration.js';
import type { Count, DetectorCalibration, Endpoint } from './input.js';

/**
 * What this version's classifier was measured to do on an endpoint, over all languages: for verdicts on outcomes that it
 * typed. Undefined for `blocked`, which providers say and no classifier guesses.
 */
export function ownCalibration(endpoint: Endpoint): DetectorCalibration | undefined {
  if (endpoint === 'blocked') return undefined;
  const languages = Object.values(CALIBRATION[endpoint]);
  return {
    sensitivity: sumOf(languages.map(({ sensitivity }) => sensitivity)),
    specificity: sumOf(languages.map(({ specificity }) => specificity)),
  };
}

function sumOf(counts: readonly Count[]): Count {
  return counts.reduce((sum, { x, n }) => ({ x: sum.x + x, n: sum.n + n }), { x: 0, n: 0 });
}
