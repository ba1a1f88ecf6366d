import type {
  DetectorTable,
  Count,
  DetectorCalibration,
  VerdictInput,
  VerdictOptions,
} from '../input/input.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import type { ModelData } from '../data/model-data.js';
import { weightedSum, type LimitedEstimate, wilsonAt } from '@beacon/statistics';
import type { DetectorFigures, DetectorRate } from '../shape/shape.js';

/**
 * Least lower limit (two-sided, at the verdict's level) of a detector's sensitivity with which "equivalent" may be said. A detector that may miss four events in
 * ten can miss them in one region and find them in another without anybody noticing: the correction takes its error for the same everywhere.
 */
export const LEAST_SENSITIVITY = 0.6;

/** Labels by people, taken as correct. */
const EXACT: DetectorCalibration = {
  sensitivity: { x: 10 ** 9, n: 10 ** 9 },
  specificity: { x: 10 ** 9, n: 10 ** 9 },
};

/** A detector and where its figures are from. */
export interface Detector {
  readonly source: 'calibration' | 'reviewed' | 'people';
  readonly calibration: DetectorCalibration;
}

/** Finds the detector of an endpoint in a language; null where it is not known. */
export type DetectorFinder = (
  endpoint: ConfirmatoryEndpoint,
  language: string | null,
  region?: string,
) => Detector | null;

/** What is known of the detector: the job's own reviewed sample where there is one, else the calibration of the region, or that of all regions. */
export function detectorsOf(
  { calibration, calibrationByRegion }: VerdictOptions,
  reviewed: VerdictInput['reviewed'],
): DetectorFinder {
  if (calibration === 'exact') return () => ({ source: 'people', calibration: EXACT });
  return (endpoint, language, region) => {
    if (language === null) return null;
    const own = usable(reviewed, endpoint, language);
    const regional = region === undefined ? undefined : calibrationByRegion?.[region];
    const known = usable(regional, endpoint, language) ?? usable(calibration, endpoint, language);
    if (own !== null) return { source: 'reviewed', calibration: own };
    return known === null ? null : { source: 'calibration', calibration: known };
  };
}

function usable(
  calibration: DetectorTable | undefined,
  endpoint: ConfirmatoryEndpoint,
  language: string,
): DetectorCalibration | null {
  const languages = calibration?.[endpoint];
  const found =
    languages !== undefined && Object.hasOwn(languages, language) ? languages[language] : null;
  return found == null || found.sensitivity.n === 0 || found.specificity.n === 0 ? null : found;
}

/** Sensitivity and specificity with limits, each labelled answer counting for as much as it is worth. */
export function ratesOf(
  { sensitivity, specificity, design_effect: effect = 1 }: DetectorCalibration,
  level: number,
): { readonly sensitivity: LimitedEstimate; readonly specificity: LimitedEstimate } {
  const limited = ({ x, n }: Count): LimitedEstimate => ({
    estimate: x / n,
    ...wilsonAt(x / n, n / effect, level),
  });
  return { sensitivity: limited(sensitivity), specificity: limited(specificity) };
}

/** What a true difference shrinks to by the detector's error: sensitivity + specificity - 1. */
export function gainOf(calibration: DetectorCalibration, level: number): LimitedEstimate {
  const { sensitivity, specificity } = ratesOf(calibration, level);
  const { estimate, low, high } = weightedSum([
    { weight: 1, part: sensitivity },
    { weight: 1, part: specificity },
  ]);
  return { estimate: estimate - 1, low: low - 1, high: Math.min(1, high - 1) };
}

/** In which languages a model was asked, from one region or from all of them, each once, in the order of their names; what is not known comes last. */
export function languagesOf(
  { groups, regions }: Pick<ModelData, 'groups' | 'regions'>,
  region?: string,
): (string | null)[] {
  const place = region === undefined ? null : regions.indexOf(region);
  return distinctLanguages(
    groups.flatMap(({ languages }) => (place === null ? languages : (languages[place] ?? null))),
  );
}

/** The languages in which the same questions were asked from two regions: mostly one and the same, each pair once. */
export function languagePairs(
  { groups, regions }: Pick<ModelData, 'groups' | 'regions'>,
  [a, b]: readonly [string, string],
): (readonly [string | null, string | null])[] {
  const [placeA, placeB] = [regions.indexOf(a), regions.indexOf(b)];
  const pairs = groups.map(
    ({ languages }) => [languages[placeA] ?? null, languages[placeB] ?? null] as const,
  );
  return [...new Map(pairs.map((pair) => [pair.join(' '), pair])).values()];
}

/** Each once, in the order of their names; what is not known comes last. */
export function distinctLanguages(languages: readonly (string | null)[]): (string | null)[] {
  const all = new Set(languages);
  const known = [...all].flatMap((language) => language ?? []).toSorted();
  return all.has(null) ? [...known, null] : known;
}

/** What is known of the detector in one language, as it goes over the wire. */
export function detectorFigures(
  endpoint: ConfirmatoryEndpoint,
  language: string | null,
  detector: Detector | null,
  level: number,
): DetectorFigures {
  if (detector === null) {
    return { endpoint, language, source: 'unknown', sensitivity: null, specificity: null };
  }
  const { source, calibration } = detector;
  const rates = ratesOf(calibration, level);
  const figure = ({ x, n }: Count, { estimate, low, high }: LimitedEstimate): DetectorRate => ({
    x,
    n,
    rate: estimate,
    interval: [low, high],
  });
  return {
    endpoint,
    language,
    source,
    sensitivity: figure(calibration.sensitivity, rates.sensitivity),
    specificity: figure(calibration.specificity, rates.specificity),
  };
}
