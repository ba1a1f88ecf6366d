import type { ArmKind } from '@beacon/domain';
import type { Conclusion, CorrectedDifferenceFigure, JsonInterval } from './figure-shape.js';
import type { ArmExecutions, ArmRate } from './job-comparison-shape.js';
import type { Count } from './number-names.js';
import type { CannotTellCode, PairFigures } from './shape.js';
import type { Claim, ConfirmatoryEndpoint } from './terms.js';

/** What is concluded of an arm: `confounded` where it always comes together with something else, so that nothing is claimed of either. */
export type ArmConclusion = Conclusion | 'confounded';

/** Something that differs between executions beside the arm that is compared. */
export interface ArmFactor {
  readonly kind: ArmKind;
  readonly levels: readonly string[];
}

/** What two levels never have in common, so that their difference may be its. */
export interface Confounder {
  readonly kind: ArmKind;
  /** Its levels under the first level of the arm, and under the second. */
  readonly first: readonly string[];
  readonly second: readonly string[];
}

/** The difference of two levels of the arm within one level of something else. Raw: no conclusion rests on it. */
export interface WithinLevel {
  readonly factor: ArmKind;
  readonly level: string;
  /** Questions measured under both levels of the arm here. */
  readonly questions: Count;
  readonly difference: number | null;
  readonly interval: JsonInterval | null;
  readonly p: number | null;
}

/** By how much the difference of two levels is not the same under two levels of something else. */
export interface ArmInteraction {
  readonly factor: ArmKind;
  readonly one: string;
  readonly other: string;
  /** Questions measured under both levels of the arm in both. */
  readonly questions: Count;
  /** The difference under `one` minus that under `other`. */
  readonly difference: number;
  readonly interval: JsonInterval | null;
  readonly p: number;
  /** Holm over all interactions of the comparison, apart from the differences. */
  readonly p_adjusted: number;
  /** Whether the difference is said to depend on it: p_adjusted is at most alpha, and the detector does not read different languages. */
  readonly claimed: boolean;
}

/** Two levels under one endpoint. */
export interface ArmEndpoint {
  readonly endpoint: ConfirmatoryEndpoint;
  /** `equivalent` only where both endpoints are. */
  readonly conclusion: Conclusion;
  readonly first: ArmRate;
  readonly second: ArmRate;
  /** Questions measured under both levels: the only ones that the test uses. */
  readonly questions: Count;
  /** Questions with the event under one level only (with several answers: more often under it). */
  readonly only_first: Count;
  readonly only_second: Count;
  /** First minus second, every question with the same weight, everything else alike. */
  readonly difference: number | null;
  readonly interval: JsonInterval | null;
  readonly test: PairFigures['test'];
  readonly method: PairFigures['method'];
  readonly p: number | null;
  readonly p_by_answer: number | null;
  /** Holm over both endpoints of all models and pairs of levels. */
  readonly p_adjusted: number | null;
  /** Corrected for what the detector misses in each language; null where that is not known. A difference by language is claimed only where it is one in this. */
  readonly corrected: CorrectedDifferenceFigure | null;
  readonly minimum_detectable: number | null;
  readonly within: readonly WithinLevel[];
  readonly interactions: readonly ArmInteraction[];
}

/** Why nothing is said. */
export interface ArmReason {
  readonly code: CannotTellCode | 'confounded' | 'detector_could_explain' | 'depends_on_factor';
  readonly text: string;
}

/** What a reader must know before relying on it. */
export interface ArmWarning {
  /** Stable, snake_case. */
  readonly code: string;
  readonly model_id: string | null;
  readonly text: string;
}

/** Two levels of the arm, for one model. */
export interface ArmPair {
  /** Of an arm whose levels are models, all of them, joined by " / ". */
  readonly model_id: string;
  readonly first: string;
  readonly second: string;
  readonly conclusion: ArmConclusion;
  /** Plain English, effect first. */
  readonly sentence: string;
  /** What is the same on both sides of every comparison, and takes several values. */
  readonly adjusted_for: readonly ArmKind[];
  readonly confounded_with: readonly Confounder[];
  /** Questions, or pairs of translations, asked under both levels. */
  readonly questions: Count;
  readonly executions: { readonly first: ArmExecutions; readonly second: ArmExecutions };
  /** Executions that were measured and are in no figure, because what they are compared with was not. */
  readonly dropped: Count;
  readonly endpoints: Readonly<Record<ConfirmatoryEndpoint, ArmEndpoint>>;
  /** Everything that stands against a conclusion; null when something is concluded. */
  readonly cannot_tell: readonly ArmReason[] | null;
  readonly warnings: readonly ArmWarning[];
}

/** The levels of an arm compared, as it goes over the wire. */
export interface ArmComparison {
  readonly arm: ArmKind;
  /** `differs` when a pair of levels does; `equivalent`, `confounded` when every one is; else `cannot_tell`. */
  readonly conclusion: ArmConclusion;
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
  readonly levels: readonly string[];
  /** What else differs by design; comparisons are made within it. */
  readonly factors: readonly ArmFactor[];
  readonly pairs: readonly ArmPair[];
  /** All warnings, those of the pairs included. */
  readonly warnings: readonly ArmWarning[];
  readonly versions: Readonly<Record<string, string>>;
}
