import type { JobArm, Prices, QuestionKind, SamplingParameter } from '@beacon/domain';
import type { Twin } from '../input/input.js';
import type { Claim } from '../shape/terms.js';

/** Least and most of something that is only estimated. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** One (region, model) of a job that is not submitted yet. */
export interface PlanLane {
  readonly region: string;
  readonly model: string;
  /** Requests in flight at once; at least 1. */
  readonly concurrency: number;
  /** US dollars per million tokens; null when not known. */
  readonly prices: Prices | null;
  /** How long one call takes, in milliseconds. */
  readonly latencyMs: Range;
  /** What of the job's sampling is not sent, because the model refuses it. Default none. */
  readonly leftOut?: readonly SamplingParameter[];
  /** The only providers to which a router sends calls; empty where it chooses, absent without a router. */
  readonly upstream?: readonly string[];
  /** Who is asked, and whom a router sends it to. Absent: not known. */
  readonly route?: string;
}

/** A question as far as a plan needs it. */
export interface PlanQuestion {
  /** Null where the kind is not known. */
  readonly kind: QuestionKind | null;
  /** Length of its text in UTF-8 bytes. */
  readonly bytes: number;
}

/**
 * How answers correlate: what a sample size depends on, and nobody knows before asking. The defaults are cautious for questions on contested
 * topics; a finished job's figures are better.
 */
export interface PowerAssumptions {
  /** Rate of the event in the regions that do not differ. Default 0.3. */
  readonly baseRate: number;
  /** Correlation of the answers to one question between two regions: how much questions differ. Default 0.5. */
  readonly betweenRegions: number;
  /** Correlation of the repeats of one question in one region; at least `betweenRegions`. Default 0.8. */
  readonly betweenRepeats: number;
}

/** A job that is not submitted yet. */
export interface PlanInput {
  readonly regions: readonly string[];
  readonly models: readonly string[];
  /** Empty for a job that asks its own prompt. */
  readonly questions: readonly PlanQuestion[];
  readonly repeats: number;
  /** Lanes that exist; a (region, model) without one is not asked. */
  readonly lanes: readonly PlanLane[];
  readonly twins?: readonly Twin[];
  /** What is compared beside regions. Default nothing. */
  readonly arms?: readonly JobArm[];
  /** Of each pair of translations the languages that it is asked in. */
  readonly pairs?: readonly (readonly string[])[];
  /** Bytes sent with every question: the system prompt, and the job's own prompt. Default 0. */
  readonly promptBytes?: number;
  /** Most tokens of an answer. */
  readonly maxTokens: number;
  /** Most attempts for a cell. Default 1. */
  readonly maxAttempts?: number;
  /** What all calls may cost, in US dollars. Default: nothing limits it. */
  readonly maxCostUsd?: number;
  readonly alpha?: number;
  readonly claim?: Claim;
  /** Difference that the user wants to see; default 0.1. */
  readonly target?: number;
  readonly assumptions?: Partial<PowerAssumptions>;
}
