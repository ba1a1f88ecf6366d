import type { Count } from './number-names.js';
import type { Conclusion, CorrectedRateFigure, JsonInterval, RateFigure } from './figure-shape.js';
import type {
  ClassAnalysis,
  ContentSummary,
  ControlFigures,
  DetectorFigures,
  Homogeneity,
  MissingnessFigures,
  SecondaryEndpoint,
} from './further-shape.js';
import type { OmnibusTest, PairFigures, TwinFigures } from './pair-shape.js';
import type { Claim, ConfirmatoryEndpoint, Endpoint } from './terms.js';
import type { RegistrationFigures } from './registration-shape.js';
import type { TimeFigures } from './time-shape.js';

export type * from './figure-shape.js';
export type * from './further-shape.js';
export type * from './pair-shape.js';
export type * from './time-shape.js';

/** One region of one model. */
export interface RegionFigures {
  readonly region: string;
  /** The region whose second executor this is; null otherwise. */
  readonly twin_of: string | null;
  /** Measured executions: not error, not cancelled, not quarantined. */
  readonly n: Count;
  /** Strict refusals among them. */
  readonly refused: Count;
  /** Events of the verdict's endpoint among them; equals `refused` by default. */
  readonly events: Count;
  /** events / n. */
  readonly rate: number | null;
  /** Wilson. With repeats it takes them for independent: see `interval_clustered`. */
  readonly interval: JsonInterval | null;
  /** With repeats: Wilson on the effective number of answers. Null with one repeat, where the two are the same. */
  readonly interval_clustered: JsonInterval | null;
  /** Independent answers that the executions are worth. Null with one repeat. */
  readonly effective_n: number | null;
  /** Null where the detector's error is not known in a language that was asked. */
  readonly corrected: CorrectedRateFigure | null;
  readonly withheld: RateFigure;
  readonly blocked: RateFigure;
  /** Executions that ended in an error or were cancelled. */
  readonly missing: Count;
  readonly quarantined: Count;
  /** Expected and not recorded yet. */
  readonly pending: Count;
  /** Share of (question, repeats) cells with both outcomes; null with one repeat. */
  readonly flip_rate: number | null;
}

/** One region under one endpoint. */
export interface EndpointRate extends RateFigure {
  readonly region: string;
  readonly corrected: CorrectedRateFigure | null;
}

/** Questions of a model that differ by themselves, by more than their repeats do. */
export interface QuestionDifferences {
  /** Questions asked several times that came out both ways. */
  readonly tested: Count;
  /** Those that differ; 0 for none. */
  readonly questions: Count;
  /** Of the first of them, where they are known. */
  readonly ids: readonly string[];
  /** Adjusted for the number of questions: of the weakest one, or of all together. */
  readonly p: number | null;
  /** Whether each passes by itself, or so many striking ones together. */
  readonly by: 'each' | 'together' | null;
  /** Regions that lie above the others on every one of them; null where they do not agree. */
  readonly more_from: readonly string[] | null;
  /** Whether they may be claimed to differ: for questions like these it takes five or more that agree. */
  readonly claimed: boolean;
}

/** What is concluded of a model in one endpoint, and by what. */
export interface EndpointVerdict {
  readonly endpoint: ConfirmatoryEndpoint;
  /** `equivalent` only where the model is: that takes both endpoints at once. */
  readonly conclusion: Conclusion;
  readonly omnibus: OmnibusTest | null;
  /** Each question by itself; null with one repeat. */
  readonly questions: QuestionDifferences | null;
  readonly pairs: readonly PairFigures[];
  /** p of the confirmatory test, raw; null when there is none. */
  readonly p: number | null;
  /** Holm over models and endpoints. */
  readonly p_adjusted: number | null;
  /** In the job's order, as typed and corrected. */
  readonly rates: readonly EndpointRate[];
}

/** Why a model is not called equivalent. */
export const CANNOT_TELL_CODES = [
  'nothing_to_compare',
  'too_few_questions',
  'too_weak',
  'region_without_data',
  'sensitivity_unknown',
  'sensitivity_low',
  'corrected_beyond_margin',
  'missing_could_turn',
  'missing_unevenly',
  'blocked_beyond_margin',
  'truncated_beyond_margin',
  'questions_opposite',
  'content_differs',
] as const;

export type CannotTellCode = (typeof CANNOT_TELL_CODES)[number];

/** One reason, for programs and for people. */
export interface CannotTellReason {
  readonly code: CannotTellCode;
  readonly text: string;
}

/** What a "cannot tell" lacks. */
export interface Needed {
  /** The reasons that the sentence gives. */
  readonly reason: string;
  /** Everything that stands against "equivalent", the first of it said first. */
  readonly reasons: readonly CannotTellReason[];
  /** The endpoint that the figures here are of: the one nearer to a difference. */
  readonly endpoint: ConfirmatoryEndpoint;
  /** Questions that tell regions apart: those that there are, and the least with which the test can decide. */
  readonly informative: Count | null;
  readonly needed: Count | null;
  /** The level at which the test had to decide, after Holm. */
  readonly alpha_step: number | null;
  readonly minimum_detectable: number | null;
}

/** How many mistyped answers would overturn what is concluded of an endpoint. */
export interface Fragility {
  readonly endpoint: ConfirmatoryEndpoint;
  readonly conclusion: 'differs' | 'equivalent';
  /** Answers that, typed otherwise, are enough to overturn it; null when more than `beyond` are. */
  readonly flips: Count | null;
  /** True when fewer might be enough, found in another way; false when `flips` is the least number. */
  readonly at_most: boolean | null;
  readonly beyond: Count | null;
  /** Region in which an event that is none helps to overturn it. With more than two regions the first of them to. */
  readonly fewer_events: string;
  /** Region in which an event that was missed does. */
  readonly more_events: string;
  /** Answers of the regions compared that are expected to be mistyped, by what is known of the detector; null where nothing is. */
  readonly expected_errors: number | null;
  /** Those of them that help to overturn it. */
  readonly expected_helping: number | null;
  /** Ids of executions whose flip would help, the least certain first, as many as `flips` where there are; empty where they have no ids. */
  readonly executions: readonly Count[];
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
  /** What the model is found to differ in, if in anything. */
  readonly endpoints: Readonly<Record<ConfirmatoryEndpoint, EndpointVerdict>>;
  /** Figures of the verdict's endpoint, here and in `omnibus`, `pairs`, `p`, `controls`, `aa` and `homogeneity`. */
  readonly regions: readonly RegionFigures[];
  readonly omnibus: OmnibusTest | null;
  readonly pairs: readonly PairFigures[];
  /** Which test decides, and why it is the one for this design. */
  readonly reason: string;
  /** p of the endpoint's test, raw and after Holm over models and endpoints; null when there is none. */
  readonly p: number | null;
  readonly p_adjusted: number | null;
  readonly questions: Count;
  /** Share of question x region cells with both outcomes; null with one repeat. */
  readonly flip_rate: number | null;
  readonly controls: ControlFigures;
  /** Regions against their second executors: what they differ by is noise. */
  readonly aa: readonly TwinFigures[];
  /** Largest difference between a region and its second executor; null without twins. */
  readonly noise_floor: number | null;
  readonly missingness: MissingnessFigures;
  /** What no conclusion is about: answers that were blocked, and answers cut short. */
  readonly secondary: readonly SecondaryEndpoint[];
  readonly class_analysis: ClassAnalysis | null;
  readonly homogeneity: readonly Homogeneity[];
  /** Set when the conclusion is `cannot_tell`. */
  readonly cannot_tell: Needed | null;
  /** What the answers say by region; null where that was not compared. */
  readonly content: ContentSummary | null;
  /** When its regions were asked; null where that is not known. */
  readonly time: TimeFigures | null;
  /** For each endpoint of which something is concluded; empty while the job runs. */
  readonly fragility: readonly Fragility[];
  readonly warnings: readonly VerdictWarning[];
}

/** The answer for a job, as it goes over the wire. No NaN and no Infinity: null, and a reason beside it. */
export interface Verdict {
  /** `differs` when a model does; `equivalent` when every model is; else `cannot_tell`. */
  readonly conclusion: Conclusion;
  readonly sentence: string;
  /** Whether the job still ran. */
  readonly interim: boolean;
  readonly endpoint: Endpoint;
  readonly claim: Claim;
  readonly alpha: number;
  readonly margin: number;
  /** Confidence of the intervals. */
  readonly level: number;
  /** Of the random draws: the same rows and seed give the same verdict. */
  readonly seed: Count;
  /** Confirmatory tests over which Holm goes: one for each model and endpoint; one for both endpoints of a model in which all that is withheld is refused. */
  readonly tests_in_family: Count;
  readonly correction: 'holm';
  readonly repeats: Count;
  readonly regions: readonly string[];
  readonly twins: readonly { readonly region: string; readonly twin_of: string }[];
  /** The detector in each language asked. */
  readonly detector: readonly DetectorFigures[];
  readonly models: readonly ModelVerdict[];
  /** Which claims were registered before anything was asked, and which are exploratory; null where that is not known, as of rows in a file. */
  readonly registration: RegistrationFigures | null;
  /** All warnings, those of the models included. */
  readonly warnings: readonly VerdictWarning[];
  readonly versions: Readonly<Record<string, string>>;
}
