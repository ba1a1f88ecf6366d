import type { VerdictInput } from '../input/input.js';
import { optionsOf } from '../input/options.js';
import { CONFIRMATORY_ENDPOINTS } from '../shape/terms.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { verdict } from '../verdict.js';
import type { ArmsInput } from './input.js';

/** Whether a difference in an endpoint may be claimed, as far as the detector goes. */
export type DetectorAllows = Readonly<Record<ConfirmatoryEndpoint, boolean>>;

/**
 * Whether the detector reads the two sides in different languages: then it may find more in one of them. Where it reads both in the same ones, what it
 * misses hides differences and makes none.
 */
export function readsLanguages({ arm, options }: Pick<ArmsInput, 'arm' | 'options'>): boolean {
  return arm === 'language' && options.calibration !== 'exact';
}

/**
 * Of each pair whether a difference is one of the model and not of the detector: by language it must be there when it is corrected for what the detector is
 * known to miss in each, with an interval at the level that Bonferroni asks for over all pairs and endpoints.
 */
export function detectorAllows(
  input: ArmsInput,
  asked: VerdictInput,
  pairs: number,
): readonly DetectorAllows[] {
  if (!readsLanguages(input)) {
    return Array.from({ length: pairs }, () => ({ refused: true, withheld: true }));
  }
  const { alpha } = optionsOf(input.options);
  const level = 1 - alpha / Math.max(1, pairs * CONFIRMATORY_ENDPOINTS.length);
  const { models } = verdict({ ...asked, options: { ...asked.options, level } });
  return models.map(({ endpoints }) => ({
    refused: isShown(endpoints.refused.pairs[0]),
    withheld: isShown(endpoints.withheld.pairs[0]),
  }));
}

type Pair = ReturnType<typeof verdict>['models'][number]['pairs'][number];

function isShown(pair: Pair | undefined): boolean {
  const { difference = null, corrected = null } = pair ?? {};
  if (difference === null || corrected === null) return false;
  const [low, high] = corrected.interval;
  // What is corrected must point the way that the test was decided.
  return difference > 0 ? low > 0 : high < 0;
}
