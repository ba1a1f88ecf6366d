import type { Count, Probability } from './number-names.js';
import type { Claim } from './terms.js';

/**
 * What is concluded of what a model says by region.
 *
 * - `content_differs`: it differs by region more than chance explains.
 * - `not_found`: tested, and no such difference was found. That is not to say that there is none.
 * - `not_tested`: there is nothing to test it with; the reason says what is needed.
 */
export const CONTENT_CONCLUSIONS = ['content_differs', 'not_found', 'not_tested'] as const;
export type ContentConclusion = (typeof CONTENT_CONCLUSIONS)[number];

/**
 * What answers are compared by.
 *
 * - `lexical`: words, and pairs of neighbouring characters in scripts without spaces: wording, not meaning.
 * - `embedding`: vectors of an embeddings endpoint.
 * - `stance`: what raters say of an answer to a statement: agree, disagree or neither.
 */
export type ContentMeasure = 'lexical' | 'embedding' | 'stance';

/**
 * How a difference is tested, and what must hold for it.
 *
 * - `by_question`: whether the answers of two regions are shifted the same way on question after question; the regions are exchanged within
 *   whole questions. Repeats of a question may correlate, and one is enough.
 * - `against_twins`: whether regions differ more than a region and its second executor do; whole executors are exchanged within questions.
 *   Repeats may correlate here as well.
 * - `within_questions`: whether answers of different regions to a question differ more than repeats of one region do; answers are exchanged within
 *   questions. Repeats must be independent of each other.
 */
export const CONTENT_TESTS = ['by_question', 'against_twins', 'within_questions'] as const;
type ContentTest = (typeof CONTENT_TESTS)[number];

/** One test of a model, over all its regions. */
export interface ContentTestFigures {
  readonly test: ContentTest;
  /** What a claim by this test is about: other questions of their kind, or exactly these. */
  readonly scope: Claim;
  /** Questions that it uses. */
  readonly questions: Count;
  readonly p: Probability;
  /** Holm over the content tests of all models. */
  readonly p_adjusted: Probability;
  readonly method: 'exact' | 'monte_carlo';
  /** Random labellings; null when exact. */
  readonly draws: Count | null;
}

/** Two regions of one model. Distances go from 0, the same, to 1, nothing in common; means over questions, each with the same weight. */
export interface ContentPair {
  readonly a: string;
  readonly b: string;
  /** Questions with answers in both. */
  readonly questions: Count;
  /** Mean distance of an answer of one region from an answer of the other. */
  readonly between: number | null;
  /** Mean distance of two repeats in one region, over the questions that have any; null where there are none. */
  readonly within: number | null;
  /** `between` - `within` over the questions that have both. */
  readonly excess: number | null;
  /** Raw p by test; null where it was not made. */
  readonly p: Readonly<Record<ContentTest, Probability | null>>;
  /** Of the smallest p, times their number: Holm over the pairs of all models, and never below the model's own. Null without a test. */
  readonly p_adjusted: Probability | null;
}

/** A region and its second executor: what differs here is noise. */
export interface ContentTwin {
  readonly region: string;
  readonly twin: string;
  readonly questions: Count;
  readonly between: number | null;
  readonly within: number | null;
  /** The smallest p of the tests that can be made, times their number; not adjusted further. Null without a test. */
  readonly p: Probability | null;
}

/** A question on which answers differ by region: worth reading, never a conclusion. */
export interface ContentQuestion {
  readonly question_id: string | null;
  /** Mean distance of answers from different regions. */
  readonly between: number;
  /** Mean distance of repeats in one region; null, like `p` and `q`, where answers were not exchanged within questions. */
  readonly within: number | null;
  /** Of the exchange of this question's answers; not adjusted. */
  readonly p: Probability | null;
  /** Benjamini-Hochberg over the model's questions. */
  readonly q: Probability | null;
}

/** How the answers to statements came out in one region. */
export interface StanceRegion {
  readonly region: string;
  readonly agree: Count;
  readonly disagree: Count;
  readonly neither: Count;
}

/** What is concluded by one measure. */
export interface MeasuredContent {
  readonly measure: ContentMeasure;
  /** `not_found` is not "the same"; `not_tested` says in `reason` what is needed. */
  readonly conclusion: ContentConclusion;
  /** What the claim is about; null without one. */
  readonly scope: Claim | null;
  readonly sentence: string;
  /** Why nothing was tested; null otherwise. */
  readonly reason: string | null;
  /** The smallest adjusted p of its tests; null without one. */
  readonly p_adjusted: Probability | null;
  readonly tests: readonly ContentTestFigures[];
  /** Every two regions but twins, in the order of the job. */
  readonly pairs: readonly ContentPair[];
  /** Regions against their second executors: what they differ by is noise. */
  readonly twins: readonly ContentTwin[];
  /** At most 10: by `q` where there is one, else those on which the regions are farthest apart. */
  readonly questions: readonly ContentQuestion[];
  readonly warnings: readonly ContentWarning[];
}

/** Questions of a model that are listed. */
export const LISTED_QUESTIONS = 10;

/** Something to know before relying on it. */
export interface ContentWarning {
  readonly code:
    | 'repeats_alike'
    | 'repeats_hang_together'
    | 'twins_differ'
    | 'embeddings_unavailable'
    | 'sampled'
    | 'cut';
  readonly message: string;
}

/** What of a model's answers was compared. */
export interface ContentSample {
  /** Questions that were read, of those that the job asks of the model. */
  readonly questions: Count;
  readonly questions_asked: Count;
  /** Answers that were compared: answered or partial, not quarantined. */
  readonly answers: Count;
  /** Answers of one region to one question that are read at most. */
  readonly answers_per_region: Count;
  /** UTF-16 code units of an answer, its reasoning left out, that are compared at most. */
  readonly characters: Count;
}

/** What one model says by region. */
export interface ModelContent extends MeasuredContent {
  readonly model_id: string;
  readonly sample: ContentSample;
  /** The same for the stances that raters gave the answers; null where no question carries a statement. */
  readonly stance: (MeasuredContent & { readonly regions: readonly StanceRegion[] }) | null;
}

/** What the models of a job say by region. Ready for JSON. Not about rates: those are the verdict's. */
export interface ContentComparison {
  /** `not_found` is not "the same"; `not_tested` says in a model's `reason` what is needed. */
  readonly conclusion: ContentConclusion;
  readonly sentence: string;
  /** Chance to claim any difference that is not, over all models and content tests. */
  readonly alpha: number;
  readonly claim: Claim;
  /** Of the sample and of random draws. */
  readonly seed: Count;
  readonly tests_in_family: Count;
  readonly correction: 'holm';
  /** Embeddings' model; null where words were compared. */
  readonly embedding_model: string | null;
  readonly models: readonly ModelContent[];
}
