import type { QuestionKind } from '@beacon/domain';
import type { Claim, Endpoint } from './input.js';

/** What is concluded. `cannot_tell` is no verdict of "no difference": that takes an equivalence test. */
export type Conclusion = 'differs' | 'equivalent' | 'cannot_tell';

/** Low and high end. Rates and differences are fractions, never percentages. */
export type JsonInterval = readonly [number, number];

/** An event's count, rate and Wilson interval; null where nothing was measured. */
export interface RateFigure {
  readonly events: number;
  readonly rate: number | null;
  readonly interval: JsonInterval | null;
}

/** A rate corrected for the classifier's own error (Rogan-Gladen). */
export interface CorrectedRateFigure {
  readonly rate: number;
  readonly interval: JsonInterval;
  /** True when the estimate fell outside 0 to 1 and was cut. */
  readonly clipped: boolean;
  readonly method: 'rogan_gladen';
}

/** One region of one model. */
export interface RegionFigures {
  readonly region: string;
  /** The region whose second executor this is; null otherwise. */
  readonly twin_of: string | null;
  /** Measured executions: not error, not cancelled, not quarantined. */
  readonly n: number;
  /** Strict refusals among them. */
  readonly refused: number;
  /** Events of the verdict's endpoint among them; equals `refused` by default. */
  readonly events: number;
  /** events / n. */
  readonly rate: number | null;
  /** Wilson. With repeats it takes them for independent: see `interval_clustered`. */
  readonly interval: JsonInterval | null;
  /** With repeats: Wilson on the effective number of answers. Null with one repeat, where the two are the same. */
  readonly interval_clustered: JsonInterval | null;
  /** Independent answers that the executions are worth. Null with one repeat. */
  readonly effective_n: number | null;
  readonly corrected: CorrectedRateFigure | null;
  readonly withheld: RateFigure;
  readonly blocked: RateFigure;
  /** Executions that ended in an error or were cancelled. */
  readonly missing: number;
  readonly quarantined: number;
  /** Expected and not recorded yet. */
  readonly pending: number;
  /** Share of (question, repeats) cells with both outcomes; null with one repeat. */
  readonly flip_rate: number | null;
}

/** Test of all regions at once. */
export interface OmnibusTest {
  readonly test: 'cochran_q' | 'generalised_cmh';
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  /** p when the regions are exchanged within whole questions, so that repeats count as one question; null where `p` does so itself or the claim is about these questions only. */
  readonly p_by_question: number | null;
  /** Holm over the models, of the larger of `p` and `p_by_question`. */
  readonly p_adjusted: number;
  /** How p was computed. */
  readonly method: 'exact' | 'monte_carlo' | 'asymptotic';
  /** How p_by_question was computed. */
  readonly method_by_question: 'exact' | 'monte_carlo' | 'asymptotic' | null;
  /** Questions used. */
  readonly questions: number;
  /** Those of them that lack a region, and count with the regions that have them; 0 where questions measured in every region are nearly all there are. */
  readonly incomplete: number;
  /** Questions left out because a region has no measurement. */
  readonly dropped: number;
  /** Questions that tell the regions apart at all. */
  readonly informative: number;
}

/** Two one-sided tests against the margin. */
export interface EquivalenceFigures {
  readonly margin: number;
  /** Interval at level 1 - 2 alpha (90 % by default). */
  readonly interval: JsonInterval;
  /** Whether the interval lies inside the margin. */
  readonly equivalent: boolean;
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
  readonly only_a: number;
  readonly only_b: number;
  /** Questions measured in both: the only ones used. */
  readonly questions: number;
  /** Questions measured in one of the two, or in neither. */
  readonly dropped: number;
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
  /** Two regions: Holm over the models. More: Holm over the pairs of all models, gated by the omnibus. Null for pairs that take no part in the confirmatory tests. */
  readonly p_adjusted: number | null;
  /** McNemar mid-p; null for other tests. */
  readonly mid_p: number | null;
  /** Cohen's h of the two rates. */
  readonly effect_size_h: number | null;
  /** Mantel-Haenszel odds ratio over the questions, with repeats only; null where it is not finite. */
  readonly odds_ratio: number | null;
  readonly odds_ratio_interval: JsonInterval | null;
  readonly tost: EquivalenceFigures | null;
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

/** Sensitive questions against neutral and control questions, in one region. */
export interface ControlRegion {
  readonly region: string;
  readonly sensitive: RateFigure & { readonly n: number };
  readonly control: RateFigure & { readonly n: number };
}

/** Is the difference between two regions larger on sensitive questions than on the others? */
export interface ControlDifference {
  readonly a: string;
  readonly b: string;
  /** a minus b on sensitive questions. */
  readonly sensitive: number;
  /** a minus b on neutral and control questions. */
  readonly control: number;
  /** p of the pair's test on neutral and control questions: it should be unremarkable. */
  readonly control_p: number;
  readonly difference: number;
  readonly interval: JsonInterval;
  readonly questions: { readonly sensitive: number; readonly control: number };
}

export interface ControlFigures {
  readonly questions: Readonly<Record<QuestionKind | 'unknown', number>>;
  readonly regions: readonly ControlRegion[];
  readonly pairs: readonly ControlDifference[];
  /** Why there is nothing to compare; null when there is. */
  readonly reason: string | null;
}

export interface MissingnessRegion {
  readonly region: string;
  readonly expected: number;
  readonly measured: number;
  readonly missing: number;
  readonly quarantined: number;
  readonly pending: number;
  /** Missing of those that are measured or missing. */
  readonly missing_rate: number | null;
}

export interface MissingnessFigures {
  readonly regions: readonly MissingnessRegion[];
  /** Is missing as frequent in every region, twins left out? Fisher (Freeman-Halton), chi-squared for large counts; null when nothing is missing, and while cells of a running job are pending. */
  readonly p: number | null;
  readonly test: 'fisher' | 'freeman_halton' | 'chi_squared' | null;
}

/** Figures of another endpoint: for reading on, not for a conclusion. */
export interface SecondaryEndpoint {
  readonly endpoint: Endpoint;
  readonly exploratory: true;
  readonly pairs: readonly {
    readonly a: string;
    readonly b: string;
    readonly difference: number;
    readonly interval: JsonInterval;
    /** The larger one, where there are two. Not adjusted for anything. */
    readonly p: number;
  }[];
}

/** Do the regions differ in the whole distribution of outcome classes? */
export interface ClassAnalysis {
  readonly exploratory: true;
  readonly classes: readonly string[];
  readonly test: 'stuart_maxwell' | 'generalised_cmh';
  readonly statistic: number;
  readonly df: number;
  /** Not adjusted for anything. */
  readonly p: number;
  readonly regions: readonly {
    readonly region: string;
    /** Executions by class, in the order of `classes`. */
    readonly counts: readonly number[];
  }[];
}

/** With repeats: is the effect the same for every question? */
export interface Homogeneity {
  readonly a: string;
  readonly b: string;
  readonly test: 'breslow_day' | 'woolf';
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly remark: string;
}

/** What a "cannot tell" lacks. */
export interface Needed {
  readonly reason: string;
  /** Questions that tell regions apart: those that there are, and the least with which the test can decide. */
  readonly informative: number | null;
  readonly needed: number | null;
  /** The level at which the test had to decide, after Holm. */
  readonly alpha_step: number | null;
  readonly minimum_detectable: number | null;
}

export interface VerdictWarning {
  /** Stable, snake_case. */
  readonly code: string;
  readonly model_id: string | null;
  readonly text: string;
}

/** The answer for one model. */
export interface ModelVerdict {
  readonly model_id: string;
  readonly name: string | null;
  readonly conclusion: Conclusion;
  /** Plain English, effect first. */
  readonly sentence: string;
  readonly regions: readonly RegionFigures[];
  readonly omnibus: OmnibusTest | null;
  readonly pairs: readonly PairFigures[];
  /** Which test decides, and why it is the one for this design. */
  readonly reason: string;
  /** p of the confirmatory test, raw and after Holm over the models; null when there is none. */
  readonly p: number | null;
  readonly p_adjusted: number | null;
  readonly questions: number;
  /** Share of question x region cells with both outcomes; null with one repeat. */
  readonly flip_rate: number | null;
  readonly controls: ControlFigures;
  readonly aa: readonly TwinFigures[];
  /** Largest difference between a region and its second executor; null without twins. */
  readonly noise_floor: number | null;
  readonly missingness: MissingnessFigures;
  readonly secondary: readonly SecondaryEndpoint[];
  readonly class_analysis: ClassAnalysis | null;
  readonly homogeneity: readonly Homogeneity[];
  /** Set when the conclusion is `cannot_tell`. */
  readonly cannot_tell: Needed | null;
  readonly warnings: readonly VerdictWarning[];
}

/** The answer for a job, as it goes over the wire. No NaN and no Infinity: null, and a reason beside it. */
export interface Verdict {
  /** `differs` when a model does; `equivalent` when every model is; else `cannot_tell`. */
  readonly conclusion: Conclusion;
  readonly sentence: string;
  readonly interim: boolean;
  readonly endpoint: Endpoint;
  readonly claim: Claim;
  readonly alpha: number;
  readonly margin: number;
  readonly level: number;
  readonly seed: number;
  /** Confirmatory tests, one a model that has one, over which Holm goes. */
  readonly tests_in_family: number;
  readonly correction: 'holm';
  readonly repeats: number;
  readonly regions: readonly string[];
  readonly twins: readonly { readonly region: string; readonly twin_of: string }[];
  readonly models: readonly ModelVerdict[];
  /** All warnings, those of the models included. */
  readonly warnings: readonly VerdictWarning[];
  readonly versions: Readonly<Record<string, string>>;
}
