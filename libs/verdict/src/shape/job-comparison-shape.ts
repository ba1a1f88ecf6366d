import type { Conclusion, CorrectedDifferenceFigure, JsonInterval } from './figure-shape.js';
import type { Count } from './number-names.js';
import type { CannotTellCode, PairFigures } from './shape.js';
import type { Claim, ConfirmatoryEndpoint } from './terms.js';

/** The compared questions of one job under one endpoint. */
export interface ArmRate {
  /** Measured executions. */
  readonly n: Count;
  readonly events: Count;
  /** events / n. */
  readonly rate: number | null;
  /** Wilson, on as many answers as the executions are worth: repeats of a question hang together. */
  readonly interval: JsonInterval | null;
}

/** What changed in one endpoint. */
export interface ComparedEndpoint {
  readonly endpoint: ConfirmatoryEndpoint;
  /** `equivalent` only where the model and region are: that takes both endpoints at once. */
  readonly conclusion: Conclusion;
  readonly before: ArmRate;
  readonly after: ArmRate;
  /** Questions measured in both jobs: the only ones that the test uses. */
  readonly questions: Count;
  /** Questions with the event in one job only (with repeats: more often in it). */
  readonly only_before: Count;
  readonly only_after: Count;
  /** After minus before, every question with the same weight. Null when no question was measured in both. */
  readonly difference: number | null;
  readonly interval: JsonInterval | null;
  readonly test: PairFigures['test'];
  /** How p was computed. */
  readonly method: PairFigures['method'];
  readonly p: number | null;
  /** Where the jobs did not answer every question equally often: p when the answers to each are exchanged between them. The larger of the two decides. */
  readonly p_by_answer: number | null;
  /** Holm over both endpoints of all models and regions. */
  readonly p_adjusted: number | null;
  /** McNemar mid-p; null for other tests. */
  readonly mid_p: number | null;
  /** Corrected for what the classifier misses; null where that is not known. What is called equivalent is equivalent in this. */
  readonly corrected: CorrectedDifferenceFigure | null;
  /** Smallest true change that these questions would show with 80 % power. */
  readonly minimum_detectable: number | null;
}

/** A question that came out otherwise, with the outcomes of its executions. */
export interface DiscordantQuestion {
  /** Null for a job's own prompt. */
  readonly question_id: string | null;
  readonly before: Readonly<Record<string, Count>>;
  readonly after: Readonly<Record<string, Count>>;
}

/** Executions of the compared questions in one job. */
export interface ArmExecutions {
  readonly expected: Count;
  readonly measured: Count;
  /** Ended in an error or were cancelled. */
  readonly missing: Count;
  /** Contradicted the evidence of their region: in no rate. */
  readonly quarantined: Count;
}

/** Why nothing is said. */
export interface ComparedReason {
  readonly code: CannotTellCode | 'typed_differently';
  readonly text: string;
}

/** What a reader must know before relying on it. */
export interface ComparedWarning {
  /** Stable, snake_case. */
  readonly code: string;
  readonly model_id: string | null;
  readonly region: string | null;
  readonly text: string;
}

/** One model in one region, before and after. */
export interface ComparedLane {
  readonly model_id: string;
  readonly region: string;
  readonly conclusion: Conclusion;
  /** Plain English, effect first. */
  readonly sentence: string;
  /** Questions that both jobs asked it in the same words. */
  readonly questions: Count;
  /** Executions expected of each question. */
  readonly repeats: { readonly before: Count; readonly after: Count };
  readonly executions: { readonly before: ArmExecutions; readonly after: ArmExecutions };
  readonly endpoints: Readonly<Record<ConfirmatoryEndpoint, ComparedEndpoint>>;
  /** Everything that stands against "equivalent", the first of it said first; null when something is concluded. */
  readonly cannot_tell: readonly ComparedReason[] | null;
  readonly discordant: {
    /** Questions whose rate of refusals or of withheld answers is another one. */
    readonly total: Count;
    /** The first 100 of them, the largest change first. */
    readonly questions: readonly DiscordantQuestion[];
  };
  readonly warnings: readonly ComparedWarning[];
}

/** What changed between two jobs, as it goes over the wire. */
export interface JobComparison {
  /** `differs` when a model and region does; `equivalent` when every one is; else `cannot_tell`. */
  readonly conclusion: Conclusion;
  readonly sentence: string;
  readonly claim: Claim;
  readonly alpha: number;
  /** Largest difference of rates that counts as none. */
  readonly margin: number;
  /** Confidence of the intervals. */
  readonly level: number;
  /** Confirmatory tests over which Holm goes. */
  readonly tests_in_family: Count;
  readonly correction: 'holm';
  readonly lanes: readonly ComparedLane[];
  /** All warnings, those of the lanes included. */
  readonly warnings: readonly ComparedWarning[];
  readonly versions: Readonly<Record<string, string>>;
}
