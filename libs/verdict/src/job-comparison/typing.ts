import type { DetectorTable, VerdictOptions } from '../input/input.js';
import { ownCalibration } from '../input/own-calibration.js';
import { CONFIRMATORY_ENDPOINTS } from '../shape/terms.js';
import { AFTER, BEFORE } from './arms.js';
import type { JobComparisonInput } from './input.js';

/**
 * By how much the shares may differ in which people's words count: what people say and the classifier does not is a change of the typing, and
 * up to this share it is far below what counts as none.
 */
const MOST_OVERRIDDEN_APART = 0.01;

/** In what the outcomes of two jobs were typed differently. */
export type TypingDifference = 'typers' | 'corrections';

/**
 * In what the outcomes of both jobs were typed differently: a detector that changed makes a change of its own, or hides one. Null when
 * they were typed by the same.
 */
export function typingDifference({
  typing: { before, after },
}: Pick<JobComparisonInput, 'typing'>): TypingDifference | null {
  if (before.by === 'unknown' && before.versions !== after.versions) return 'typers';
  const apart = Math.abs(before.overriddenShare - after.overriddenShare);
  const isSameVersion = before.versions === after.versions;
  if (apart > MOST_OVERRIDDEN_APART) return isSameVersion ? 'corrections' : 'typers';
  return before.by === after.by ? null : 'typers';
}

/** What is known of the errors in both jobs: nothing where they were typed by different things, so that nothing is called equivalent. */
export function detectorsOfArms(
  input: Pick<JobComparisonInput, 'typing' | 'calibration'>,
): Pick<VerdictOptions, 'calibration'> & Partial<Pick<VerdictOptions, 'calibrationByRegion'>> {
  const { before, after } = input.typing;
  if (typingDifference(input) !== null || before.by === 'unknown')
    return { calibration: undefined };
  if (before.by === 'people') return { calibration: 'exact' };
  const calibration = input.calibration ?? ownCalibration();
  // Each review is of its own job's answers, and goes before the calibration there.
  const calibrationByRegion = {
    [BEFORE]: merged(calibration, before.reviewed),
    [AFTER]: merged(calibration, after.reviewed),
  };
  return { calibration, calibrationByRegion };
}

function merged(calibration: DetectorTable, reviewed: DetectorTable): DetectorTable {
  return Object.fromEntries(
    CONFIRMATORY_ENDPOINTS.map((endpoint) => [
      endpoint,
      { ...calibration[endpoint], ...reviewed[endpoint] },
    ]),
  );
}
