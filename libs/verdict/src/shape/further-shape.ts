import type { Count } from './number-names.js';
import type { QuestionKind } from '@beacon/domain';
import type { MeasuredContent } from './content-shape.js';
import type { EquivalenceFigures, JsonInterval, RateFigure } from './figure-shape.js';
import type { ConfirmatoryEndpoint, RemarkedEvent } from './terms.js';

/** Sensitive questions against neutral and control questions, in one region. */
export interface ControlRegion {
  readonly region: string;
  readonly sensitive: RateFigure & { readonly n: Count };
  readonly control: RateFigure & { readonly n: Count };
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
  /** sensitive - control. */
  readonly difference: number;
  readonly interval: JsonInterval;
  /** Whether the sensitive questions differ more than the others: permutation of the kinds over the questions. */
  readonly p: number;
  /** Holm over the pairs of the model. No conclusion rests on it. */
  readonly p_adjusted: number;
  readonly questions: { readonly sensitive: Count; readonly control: Count };
}

export interface ControlFigures {
  readonly questions: Readonly<Record<QuestionKind | 'unknown', Count>>;
  readonly regions: readonly ControlRegion[];
  readonly pairs: readonly ControlDifference[];
  /** Why there is nothing to compare; null when there is. */
  readonly reason: string | null;
}

export interface MissingnessRegion {
  readonly region: string;
  readonly expected: Count;
  readonly measured: Count;
  readonly missing: Count;
  /** Those among the missing that were not asked because the job had reached its cost limit. */
  readonly not_asked: Count;
  readonly quarantined: Count;
  readonly pending: Count;
  /** Missing of those that are measured or missing. */
  readonly missing_rate: number | null;
}

export interface MissingnessFigures {
  readonly regions: readonly MissingnessRegion[];
  /** Are executions missing equally often in every region, twins left out? Fisher (Freeman-Halton), chi-squared for large counts; null when nothing is missing, and while cells of a running job are pending. */
  readonly p: number | null;
  readonly test: 'fisher' | 'freeman_halton' | 'chi_squared' | null;
}

/** Two regions under something that no conclusion is about. */
export interface SecondaryPair {
  readonly a: string;
  readonly b: string;
  /** a minus b. */
  readonly difference: number;
  readonly interval: JsonInterval;
  /** The larger one, where there are two. */
  readonly p: number;
  /** Holm over the secondary pairs of all models. */
  readonly p_adjusted: number;
  readonly tost: EquivalenceFigures;
}

/** What no conclusion is about, and what a reader must know where it differs: answers that were blocked, or cut short. */
export interface SecondaryEndpoint {
  readonly endpoint: RemarkedEvent;
  readonly pairs: readonly SecondaryPair[];
}

/** What is known of the detector in a language that was asked. */
export interface DetectorFigures {
  readonly endpoint: ConfirmatoryEndpoint;
  /** Null where the language of questions is not known. */
  readonly language: string | null;
  /** Where the figures are from: the classifier's calibration, a reviewed sample of this job, people who typed the outcomes, or nowhere. */
  readonly source: 'calibration' | 'reviewed' | 'people' | 'unknown';
  readonly sensitivity: DetectorRate | null;
  readonly specificity: DetectorRate | null;
}

/** A detector's rate on labelled answers, its interval that of the independent answers which they are worth. */
export interface DetectorRate {
  readonly x: Count;
  readonly n: Count;
  readonly rate: number;
  readonly interval: JsonInterval;
}

/** Do the regions differ in the whole distribution of outcome classes? */
export interface ClassAnalysis {
  /** Not adjusted for anything: for exploration only. */
  readonly exploratory: true;
  readonly classes: readonly string[];
  readonly test: 'stuart_maxwell' | 'generalised_cmh';
  readonly statistic: number;
  readonly df: Count;
  /** Not adjusted for anything. */
  readonly p: number;
  readonly regions: readonly {
    readonly region: string;
    /** Executions by class, in the order of `classes`. */
    readonly counts: readonly Count[];
  }[];
}

/** With repeats: is the effect the same for every question? */
export interface Homogeneity {
  readonly a: string;
  readonly b: string;
  readonly test: 'breslow_day' | 'woolf';
  readonly statistic: number;
  readonly df: Count;
  readonly p: number;
  readonly remark: string;
}

/** What is concluded of what a model's answers say; the whole of it is the content's own report. */
export interface ContentSummary extends MeasuredSummary {
  /** Of the stances that raters gave the answers; null where no question carries a statement. */
  readonly stance: MeasuredSummary | null;
}

/** What is concluded by one measure. */
type MeasuredSummary = Pick<
  MeasuredContent,
  'measure' | 'conclusion' | 'scope' | 'sentence' | 'reason' | 'p_adjusted'
>;
