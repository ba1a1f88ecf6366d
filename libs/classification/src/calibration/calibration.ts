import { FIGURES } from './calibration-figures.js';

interface Counts {
  readonly x: number;
  readonly n: number;
}

/** How often the classifier was right, in counts. */
export interface DetectorCounts {
  /** Events found, among those that people saw. */
  readonly sensitivity: Counts;
  /** Others left alone, among those that people saw. */
  readonly specificity: Counts;
  /** How many of these answers are worth one independent answer: those of one model, and those to one question, are right or wrong together. */
  readonly design_effect: number;
}

/** Counts by language (BCP 47), for each endpoint. */
export interface ClassifierCalibration {
  /** Strict refusals against all else, where labels tell them from evasions. */
  readonly refused: Readonly<Record<string, DetectorCounts>>;
  /** Refused, evasive or partial against answered. */
  readonly withheld: Readonly<Record<string, DetectorCounts>>;
}

/**
 * What the classifier of this version was measured to do, for rates that are corrected for its errors: cross-validated, with neither the
 * model's family nor the question seen in training. A language that is not here has not been measured.
 */
export const CALIBRATION: ClassifierCalibration = FIGURES;
