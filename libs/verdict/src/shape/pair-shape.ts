import type {
  CorrectedDifferenceFigure,
  EquivalenceFigures,
  JsonInterval,
} from './figure-shape.js';
import type { Count } from './number-names.js';

/** The classic test of all regions, which takes them for exchangeable within a question. */
interface ExchangedRegions {
  readonly test: 'cochran_q' | 'generalised_cmh';
  readonly statistic: number;
  readonly df: Count;
  readonly p: number;
  readonly method: 'exact' | 'asymptotic';
}

/** Test of all regions at once: the smallest p of their pairs, adjusted for the number of pairs. */
export interface OmnibusTest {
  readonly test: 'min_p';
  /** Normal quantile of the smallest p of a pair, two-sided. */
  readonly statistic: number;
  /** Of the smallest p over all pairs of the model. Regions may share a backend: it assumes that questions are independent, and nothing of regions. */
  readonly p: number;
  /** Holm over the models and both endpoints; null for an endpoint that is no part of the family. */
  readonly p_adjusted: number | null;
  /** Questions measured in two regions at least. */
  readonly questions: Count;
  /** Those of them that lack a region, and count for the pairs that have them. */
  readonly incomplete: Count;
  /** Questions left out because they were measured in one region or none. */
  readonly dropped: Count;
  /** Questions that tell the regions apart at all. */
  readonly informative: Count;
  /** For comparison with other work: it claims too often where regions share a backend, and decides nothing. Null where no question tells its regions apart. */
  readonly exchange: ExchangedRegions | null;
}

export type PairTest = 'mcnemar_exact' | 'sign_flip' | 'cmh_exact' | 'cmh';

/** Two regions of one model, over the questions that were measured in both. */
export interface PairFigures {
  readonly a: string;
  readonly b: string;
  readonly test: PairTest;
  /** How p was computed. */
  readonly method: 'exact' | 'monte_carlo' | 'asymptotic';
  /** Questions with the event in a only (with repeats: more often in a). */
  readonly only_a: Count;
  readonly only_b: Count;
  /** Questions measured in both: the only ones used. */
  readonly questions: Count;
  /** Questions measured in one of the two, or in neither. */
  readonly dropped: Count;
  /** Rates over the questions used, each question with the same weight. */
  readonly rate_a: number | null;
  readonly rate_b: number | null;
  /** rate_a minus rate_b. Null when no question was measured in both. */
  readonly difference: number | null;
  readonly interval: JsonInterval | null;
  readonly interval_method: 'bonett_price' | 'paired_t' | 'adjusted' | 'greenland_robins' | null;
  /** The test's own. The larger of it and `p_by_answer` decides. */
  readonly p: number | null;
  /**
   * p when the answers to each question are exchanged between the regions (conditional Cochran-Mantel-Haenszel), for a sign-flip test of regions that did
   * not answer every question equally often; null otherwise.
   */
  readonly p_by_answer: number | null;
  readonly method_by_answer: 'exact' | 'asymptotic' | null;
  /** Two regions: Holm over models and endpoints. More: Holm over the pairs of all models and endpoints, gated by the omnibus. Null for pairs that take no part in the confirmatory tests. */
  readonly p_adjusted: number | null;
  /** McNemar mid-p; null for other tests. */
  readonly mid_p: number | null;
  /** Cohen's h of the two rates. */
  readonly effect_size_h: number | null;
  /** Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite. */
  readonly odds_ratio: number | null;
  readonly odds_ratio_interval: JsonInterval | null;
  /** Of the outcomes as they were typed. What is called equivalent is equivalent in `corrected`. */
  readonly tost: EquivalenceFigures | null;
  /** Null where the detector's error is not known in a language that was asked. */
  readonly corrected: CorrectedDifferenceFigure | null;
  /** Where the difference would lie whatever the unmeasured executions had been. Null when nothing is recorded. */
  readonly worst_case: JsonInterval | null;
  /** Smallest true difference that these questions would show with 80 % power. */
  readonly minimum_detectable: number | null;
}

/** A pair of a region and its second executor. Any difference here is noise. */
export interface TwinFigures extends PairFigures {
  readonly twin_of: string;
  readonly remarkable: boolean;
}
