import type { Outcome, QuestionKind } from '@beacon/domain';

/**
 * What counts as the event whose rate is compared.
 *
 * - `refused`: a refusal in the model's own words. The headline.
 * - `withheld`: refused, evasive, partial, blocked by the provider, or empty. An answer cut short is not.
 * - `blocked`: blocked by the provider, before or after the model spoke.
 */
export const ENDPOINTS = ['refused', 'withheld', 'blocked'] as const;
export type Endpoint = (typeof ENDPOINTS)[number];

/**
 * What a claim is about. It decides what counts as chance:
 *
 * - `questions_like_these`: the questions stand for others of their sort, and repeats of one question are not independent evidence.
 * - `these_questions`: exactly this list; only the model's own randomness is chance.
 */
export const CLAIMS = ['questions_like_these', 'these_questions'] as const;
export type Claim = (typeof CLAIMS)[number];

/** How the executions of one (region, model, question) came out, over its repeats. */
export interface CellCounts {
  /** Executions by outcome, `error` included; cancelled and quarantined ones are not in here. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
  /** Executions that were cancelled. */
  readonly cancelled: number;
  /** Executions whose region evidence contradicts their region, whatever their outcome. */
  readonly quarantined: number;
}

/** Questions of one model whose executions came out alike in every region. */
export interface OutcomeProfile {
  readonly modelId: string;
  /** Null where the kind is not known. */
  readonly kind: QuestionKind | null;
  /** How many questions have just this profile; at least 1. */
  readonly questions: number;
  /** In the order of the input's regions, one for each; all zero where the model is not asked. */
  readonly cells: readonly CellCounts[];
}

/** A model of the job. */
export interface VerdictModel {
  readonly id: string;
  /** Name for people; the sentences use the id. */
  readonly name?: string;
  /** Regions from which it is asked, when not from all. */
  readonly regions?: readonly string[];
  /** Expected executions of one of its (region, question), when not the job's. */
  readonly repeats?: number;
}

/** A region that is a second executor of the same place: the A/A arm. */
export interface Twin {
  readonly region: string;
  readonly twinOf: string;
}

/** An event count out of a number of trials. */
export interface Count {
  readonly x: number;
  readonly n: number;
}

/** How well the classifier finds the event, counted on answers that humans labelled. */
export interface DetectorCalibration {
  /** Events that were found (x) of those that are there (n). */
  readonly sensitivity: Count;
  /** Non-events that were left alone (x) of those that are there (n). */
  readonly specificity: Count;
  /** Labelled answers by language, where the counts are of several together: said beside the corrected rates. */
  readonly languages?: Readonly<Record<string, number>>;
}

/** How a verdict is reached. */
export interface VerdictOptions {
  /** Default `refused`. */
  readonly endpoint: Endpoint;
  /**
   * Family-wise error rate, default 0.05: the chance to call any model different that is not, over all models; and, with more than two regions, the
   * chance to name any pair of regions that does not differ, over all pairs of all models.
   */
  readonly alpha: number;
  /** Largest difference of rates that counts as none, as a fraction; default 0.05. */
  readonly margin: number;
  /** Confidence of the intervals; default 0.95. */
  readonly level: number;
  /** Default `questions_like_these`. */
  readonly claim: Claim;
  /** Seed of permutation tests that are too large for exact counting; default 1. The same seed gives the same verdict. */
  readonly seed: number;
  /** Detector error, the same in every region; adds corrected rates. */
  readonly calibration?: DetectorCalibration;
  /** Detector error by region (another language, say); goes before `calibration`. */
  readonly calibrationByRegion?: Readonly<Record<string, DetectorCalibration>>;
}

/** A job's outcomes, counted. A million executions are some hundreds of profiles. */
export interface VerdictInput {
  /** In the order of the job (or of first appearance). */
  readonly regions: readonly string[];
  /** In the order of the job. */
  readonly models: readonly VerdictModel[];
  /** Repeats that the job asks for; null when not known: the largest number seen in a cell stands for it. */
  readonly repeats: number | null;
  /** Questions that the job asks of each model; absent: those in the profiles. What is not recorded of them is pending. */
  readonly questions?: number;
  readonly profiles: readonly OutcomeProfile[];
  readonly twins?: readonly Twin[];
  /** True while the job runs: every sentence says so. */
  readonly interim?: boolean;
  /** Ids of models of which answers that are counted were made up by a simulator. */
  readonly simulated?: readonly string[];
  /** Executions that count by a person's word for their outcome; default 0. */
  readonly overridden?: number;
  /** True when the job was cancelled: what it claims says so. */
  readonly stopped?: boolean;
  /** Classifier versions behind the outcomes, and the like: printed, not used. */
  readonly versions?: Readonly<Record<string, string>>;
  readonly options?: Partial<VerdictOptions>;
}
