/** Where a job says nothing: lanes of one model are kept within a minute of each other. */
export const DEFAULT_MAX_SKEW_MS = 60_000;

/** How far a lane of a job is, among those of other regions for the same model. */
export interface LaneStep {
  readonly cells: number;
  /** Cells published so far. */
  readonly planned: number;
  /** Cells that have an execution. */
  readonly recorded: number;
  /** Executions recorded in a second lately; null where none are to be expected, so that nobody waits for it. */
  readonly pace: number | null;
}

/**
 * Up to which position each lane may be published, in the order given, so that no lane asks a cell sooner before another than the
 * skew: what a lane may be ahead of a slower one is what that does in this time at its pace, and one cell at least.
 *
 * Nobody waits for a lane that has no pace, has published everything, or would not end before the deadline at its pace: a slow lane
 * decides when a job ends, never whether the others do. The lane that is furthest behind is held by none, so some lane can
 * always go on.
 * @param leftMs time to the job's deadline; infinite where it has none.
 */
export function stepLimits(
  lanes: readonly LaneStep[],
  maxSkewMs: number,
  leftMs: number,
): number[] {
  const holds = lanes.map((lane) => holdOf(lane, maxSkewMs, leftMs));
  return lanes.map((_lane, index) =>
    Math.min(...holds.filter((_hold, other) => other !== index), Infinity),
  );
}

/** The position beyond which the lanes beside one wait for it. */
function holdOf(
  { cells, planned, recorded, pace }: LaneStep,
  maxSkewMs: number,
  leftMs: number,
): number {
  if (pace === null || planned >= cells) return Infinity;
  const neededMs = ((cells - recorded) / pace) * 1_000;
  if (neededMs > leftMs) return Infinity;
  return planned + Math.max(1, Math.floor((pace * maxSkewMs) / 1_000));
}
