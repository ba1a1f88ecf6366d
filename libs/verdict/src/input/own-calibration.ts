import { CALIBRATION } from '@beacon/classification';
import type { DetectorTable } from './input.js';

/**
 * What this version's classifier was measured to do, for verdicts on outcomes that it typed. Of `blocked` there is nothing: providers say it, and no classifier
 * guesses it.
 */
export function ownCalibration(): DetectorTable {
  return { refused: CALIBRATION.refused, withheld: CALIBRATION.withheld };
}
