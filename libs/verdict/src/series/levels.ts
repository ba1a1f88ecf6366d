import { alphaOfLook } from '@beacon/statistics';

/** How much a series may claim wrongly. */
export interface SeriesErrors {
  /** Chance of any wrong claim over all runs, models, regions and both endpoints. */
  readonly alpha: number;
  /** Runs after which the series ends, as it was said before the first; null when nobody said. */
  readonly runs: number | null;
}

/** Which look a run is: the first run has nothing to be compared with. Runs that failed keep their look, and spend it: when a series looks depends on no answer. */
export function lookOfRun(run: number): number {
  return run - 1;
}

/**
 * The level of one comparison at the look of a run: that of the look, shared equally where there are two.
 *
 * @param references 2 where the run is compared with the first and with another one before it.
 * @throws RangeError for the first run, or one after the announced last.
 */
export function levelOfComparison(
  { alpha, runs }: SeriesErrors,
  run: number,
  references: 1 | 2,
): number {
  const looks = runs === null ? null : runs - 1;
  return alphaOfLook({ alpha, look: lookOfRun(run), looks }) / references;
}
