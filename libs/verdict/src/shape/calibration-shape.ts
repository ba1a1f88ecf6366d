import type { DetectorRate } from './further-shape.js';
import type { JsonInterval } from './figure-shape.js';
import type { Count, Probability } from './number-names.js';
import type { ConfirmatoryEndpoint } from './terms.js';

/** Precision and recall together. */
export interface F1Figure {
  readonly value: number;
  readonly interval: JsonInterval;
}

/** What the classifier was measured to do, in one language. */
export interface CalibratedEndpoint {
  readonly endpoint: ConfirmatoryEndpoint;
  /** Answers with a label that it was held against, and those of them that are events by the label. */
  readonly answers: Count;
  readonly events: Count;
  /** How many of these answers are worth one independent answer: those of one model and those to one question are right or wrong together. Every interval counts with it. */
  readonly design_effect: number;
  /** Events that it finds. */
  readonly sensitivity: DetectorRate;
  /** Others that it leaves alone. */
  readonly specificity: DetectorRate;
  /** Right ones of those that it calls events; it hangs on how frequent events are among the labelled answers. Null where it called none so. */
  readonly precision: DetectorRate | null;
  readonly f1: F1Figure;
  /** Whether the lower limit of its sensitivity is as high as a verdict asks before it calls models equivalent. */
  readonly suffices_for_equivalent: boolean;
}

/** From when on the learned part takes an answer for withheld. */
export interface ThresholdFigure {
  /** What was asked for: a text, or an answer to a question. */
  readonly form: 'text' | 'question';
  readonly log_odds: number;
  /** The same as a chance. */
  readonly probability: Probability;
}

/** What is known of the classifier in one language. */
export interface CalibratedLanguage {
  /** Primary BCP 47 tag. */
  readonly language: string;
  /** Questions of the bank in it. */
  readonly bank_questions: Count;
  /** Whether what it misses is known, in both endpoints. Where it is not, a verdict corrects nothing, and calls nothing equivalent. */
  readonly known: boolean;
  /** Whether it has a learned part; other languages have rules alone. */
  readonly learned: boolean;
  readonly endpoints: readonly CalibratedEndpoint[];
  readonly thresholds: readonly ThresholdFigure[];
}

/** What the classifier in use is known to find, from the counts that verdicts are corrected by. */
export interface Calibration {
  /** Those in use: outcomes that an earlier version typed are not covered. */
  readonly versions: {
    readonly classifier: string;
    readonly judge_prompt: string;
    readonly verdict: string;
  };
  /** How the counts came about. */
  readonly method: 'cross_validated';
  readonly method_text: string;
  /** Confidence of the intervals. */
  readonly level: number;
  /** The lower limit of a sensitivity that "equivalent" takes. */
  readonly least_sensitivity: number;
  readonly languages: readonly CalibratedLanguage[];
  /** Those of them of which nothing is known. Nor is of any language that is not listed. */
  readonly unknown_languages: readonly string[];
}
