import type { Conclusion, JsonInterval } from './figure-shape.js';
import type { ArmRate, ComparedWarning } from './job-comparison-shape.js';
import type { Count } from './number-names.js';
import type { ConfirmatoryEndpoint } from './terms.js';

/** What a look at a run of a series comes to. */
export const LOOK_CONCLUSIONS = [
  'first_run',
  'change_found',
  'no_change_found',
  'nothing_to_compare',
] as const;

/** `no_change_found` is no verdict of "nothing changed": it says that no change was shown at this look's level. */
export type LookConclusion = (typeof LOOK_CONCLUSIONS)[number];

/** With which run another is compared. */
export type SeriesReferenceName = 'first' | 'previous';

/** Where a model and region stands, by all looks so far, against the first run. */
export type Standing = 'as_first' | 'more' | 'less';

/** A run compared with an earlier one, in one endpoint. */
export interface SeriesReference {
  /** Number of the earlier run. */
  readonly run: Count;
  /** By the comparison alone, at this look's level. */
  readonly conclusion: Conclusion;
  /** This run minus the earlier one, every question with the same weight; null when no question was measured in both. */
  readonly difference: number | null;
  /** Of this comparison alone, at 95 %. */
  readonly interval: JsonInterval | null;
  /** Holm over everything that is compared with the earlier run. */
  readonly p_adjusted: number | null;
  /** What `p_adjusted` had to reach: this look's share of alpha. */
  readonly alpha: number;
  /** Questions measured in both runs. */
  readonly questions: Count;
  /** Whether a change is claimed: it differs, and by more than the floor. */
  readonly found: boolean;
}

/** How far apart successive runs were without a change: the A/A floor. */
export interface SeriesFloor {
  /** Successive runs it is read from: of the last 20 looks those at which no change was found. */
  readonly pairs: Count;
  /** Largest difference between them; null until there are three. What is claimed is larger. */
  readonly largest: number | null;
}

/** One endpoint of a model and region at a look. */
export interface SeriesEndpoint {
  readonly endpoint: ConfirmatoryEndpoint;
  /** Of this run. */
  readonly rate: ArmRate;
  /** Null at the first run. */
  readonly first: SeriesReference | null;
  /** Null where the previous run is the first. */
  readonly previous: SeriesReference | null;
  readonly floor: SeriesFloor;
  readonly standing: Standing;
}

/** Questions that came out otherwise than in an earlier run. Not each of them is claimed to have changed: answers vary. */
export interface SeriesQuestions {
  readonly total: Count;
  /** The first 50 of them, the largest change first; null for a job's own prompt. */
  readonly ids: readonly (string | null)[];
}

/** A model and region at a look. */
export interface SeriesLane {
  readonly model_id: string;
  readonly region: string;
  readonly endpoints: Readonly<Record<ConfirmatoryEndpoint, SeriesEndpoint>>;
  readonly questions: Readonly<Record<SeriesReferenceName, SeriesQuestions | null>>;
}

/** A change that is claimed. */
export interface SeriesChange {
  readonly model_id: string;
  readonly region: string;
  readonly endpoint: ConfirmatoryEndpoint;
  /** Against which runs it was found; the figures are of the first named. */
  readonly against: readonly SeriesReferenceName[];
  readonly reference_run: Count;
  readonly difference: number;
  readonly interval: JsonInterval | null;
  readonly p_adjusted: number | null;
  readonly alpha: number;
  readonly questions: SeriesQuestions;
  /** Plain English, effect first. */
  readonly sentence: string;
}

/** What was said of a run when it had ended. A look is taken once: alpha is spent by it. */
export interface SeriesLook {
  readonly run: Count;
  /** 0 for the first run, which there is nothing to compare with. */
  readonly look: Count;
  /** Level of this look over both comparisons; null at the first run. */
  readonly alpha: number | null;
  readonly conclusion: LookConclusion;
  readonly sentence: string;
  readonly first_run: Count | null;
  readonly previous_run: Count | null;
  readonly lanes: readonly SeriesLane[];
  readonly changes: readonly SeriesChange[];
  /** What a reader must know of the comparison with the previous run, such as that another model answered. */
  readonly warnings: readonly ComparedWarning[];
}
