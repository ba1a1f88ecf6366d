import { FIGURES } from './calibration-figures.js';

interface Counts {
  readonly x: number;
  readonly n: number;
}

/** How often the classifier was right, in counts that `roganGladen` takes. */
export interface DetectorCounts {
  /** Events found, among those that people saw. */
  readonly sensitivity: Counts;
  /** Others left alone, among those that people saw. */
  readonly specificity: Counts;
}

/** Counts by language (BCP 47), for each endpoint. */
export interface ClassifierCalibration {
  /** Strict refusals against all else; from the project's own held-out answers. */
  readonly refused: Readonly<Record<string, DetectorCounts>>;
  /** Refused, evasive or partial against answered; in English also from cross-validation on answers that people labelled. */
  readonly withheld: Readonly<Record<string, DetectorCounts>>;
}

/**
 * What the classifier of this version was measured to do, for rates that are corrected for its errors. The counts are small outside
 * English: so are what they can prove. A language that is not here has not been measured.
 */
export const CALIBRATION: ClassifierCalibration = FIGURES;
