import type { JobComparison } from '../shape/job-comparison-shape.js';
import type { SeriesLook } from '../shape/series-shape.js';

/** A run compared with an earlier one of its series. */
export interface ReferenceInput {
  /** Number of the earlier run. */
  readonly run: number;
  /** At the level of {@link lookLevels}; before is the earlier run. */
  readonly comparison: JobComparison;
}

/** A run that has ended, with what it is compared with. */
export interface LookInput {
  readonly run: number;
  /** {@link lookOfRun}; 0 for the first run. */
  readonly look: number;
  /** A comparison of which the run is `after`, for its own rates: of the first run, one with itself. */
  readonly own: JobComparison;
  /** Null at the first run. */
  readonly first: ReferenceInput | null;
  /** The last run before this one of which there is a look; null where that is the first run. */
  readonly previous: ReferenceInput | null;
  /** Looks so far, oldest first; the last {@link EARLIER_LOOKS} are enough. */
  readonly earlier: readonly SeriesLook[];
}

/** Looks that are remembered: the floor is read from them. */
export const EARLIER_LOOKS = 20;
