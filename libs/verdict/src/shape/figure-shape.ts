import type { Count } from './number-names.js';

/** What is concluded. `cannot_tell` is no verdict of "no difference": that takes an equivalence test. */
export type Conclusion = 'differs' | 'differs_on_these_questions' | 'equivalent' | 'cannot_tell';

/** Low and high end. Rates and differences are fractions, never percentages. */
export type JsonInterval = readonly [number, number];

/** An event's count, rate and Wilson interval; null where nothing was measured. */
export interface RateFigure {
  readonly events: Count;
  readonly rate: number | null;
  readonly interval: JsonInterval | null;
}

/** A rate corrected for the detector's own error (Rogan-Gladen), language by language. */
export interface CorrectedRateFigure {
  readonly rate: number;
  readonly interval: JsonInterval;
  /** True when the estimate fell outside 0 to 1 and was cut. */
  readonly clipped: boolean;
  readonly method: 'rogan_gladen';
}

/** A difference corrected for the detector's own error, language by language, with the uncertainty of that error in its intervals. */
export interface CorrectedDifferenceFigure {
  readonly difference: number;
  readonly interval: JsonInterval;
  readonly tost: EquivalenceFigures;
  readonly method: 'rogan_gladen';
}

/** Two one-sided tests against the margin. */
export interface EquivalenceFigures {
  readonly margin: number;
  /** Interval at level 1 - 2 alpha (90 % by default). */
  readonly interval: JsonInterval;
  /** Whether the interval lies inside the margin. */
  readonly equivalent: boolean;
}
