import type { VerdictOptions } from './input.js';
import { CLAIMS, ENDPOINTS } from '../shape/terms.js';

const DEFAULTS: VerdictOptions = {
  endpoint: 'refused',
  alpha: 0.05,
  margin: 0.05,
  level: 0.95,
  claim: 'questions_like_these',
  seed: 1,
};

/**
 * Options with their defaults; an undefined one is a default.
 *
 * @throws RangeError when one is out of its range.
 */
export function optionsOf(given: Partial<VerdictOptions> = {}): VerdictOptions {
  const options: VerdictOptions = {
    endpoint: given.endpoint ?? DEFAULTS.endpoint,
    alpha: given.alpha ?? DEFAULTS.alpha,
    margin: given.margin ?? DEFAULTS.margin,
    level: given.level ?? DEFAULTS.level,
    claim: given.claim ?? DEFAULTS.claim,
    seed: given.seed ?? DEFAULTS.seed,
    calibration: given.calibration,
    calibrationByRegion: given.calibrationByRegion,
  };
  oneOf('endpoint', options.endpoint, ENDPOINTS);
  oneOf('claim', options.claim, CLAIMS);
  between('alpha', options.alpha, 0, 0.5);
  between('margin', options.margin, 0, 1);
  between('level', options.level, 0.5, 1);
  if (!Number.isSafeInteger(options.seed) || options.seed < 0) {
    throw new RangeError(`seed is ${options.seed}, a whole number from 0 is needed`);
  }
  return options;
}

function oneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value)) {
    throw new RangeError(
      `${name} is ${JSON.stringify(value)}, one of ${allowed.join(', ')} is needed`,
    );
  }
}

function between(name: string, value: number, low: number, high: number): void {
  if (!(value > low && value < high)) {
    throw new RangeError(`${name} is ${value}, a number between ${low} and ${high} is needed`);
  }
}
