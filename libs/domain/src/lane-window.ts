/** What the planner knows of one job's share in a lane. */
export interface LaneDemand {
  /** Cells not published yet. */
  readonly unplanned: number;
  /** Cells published and not recorded. */
  readonly underWay: number;
  /** Of the cells not published yet, those that may be now. @default unplanned */
  readonly allowed?: number;
  /** Whether nothing of what is under way has come back for a while. @default false */
  readonly standsStill?: boolean;
}

const LARGEST_WINDOW = 4_000;
/**
 * How much work a lane keeps ahead, beside what is in flight: what passes between a result and the task that takes its place, with room
 * to spare (recorder and planner each gather for 0.05 s at most), and little to wait behind.
 */
const AHEAD_SECONDS = 0.25;

/**
 * Tasks that one lane may have under way over all jobs: its concurrency and half as many again (twice the concurrency up to 2), so that no slot waits for the
 * planner, or a quarter of a second of its pace where it is so fast that the planner's round trip matters. Bounded, whatever
 * the job's size.
 * @param ratePerSecond executions of the lane recorded per second lately.
 */
export function laneWindow(concurrency: number, ratePerSecond: number): number {
  const least = Math.max(Math.ceil(concurrency / 2), Math.min(concurrency, 2));
  const ahead = Math.max(least, Math.ceil(ratePerSecond * AHEAD_SECONDS));
  return Math.min(Math.max(LARGEST_WINDOW, 2 * concurrency), concurrency + ahead);
}

/** How a lane's window is shared. */
export interface WindowSharing {
  /**
   * Tasks that all jobs but the one with the most left may have beyond the window together: a small job that comes when a huge one
   * has filled the window does not wait until that has made room. @default 0
   */
  readonly beyond?: number;
  /** Tasks under way of jobs that want nothing now. @default 0 */
  readonly others?: number;
  /**
   * Tasks under way of jobs that stand still, at most a window: the others are given room as if these were not there. A job whose
   * results cannot be recorded, because somebody holds its row, would keep the lane from everybody else otherwise. @default 0
   */
  readonly standing?: number;
  /** First tasks of jobs with nothing under way, at most. @default half of what is free */
  readonly turns?: number;
}

/**
 * Shares a lane's window among the jobs that want it, in the order of their turns. Jobs with nothing under way get their first
 * task before anybody gets more, as many as there are turns; the rest goes to the job with the least left, so that a small job is
 * not held up by a huge one. However many jobs wait, no more is under way than window, `beyond` and `standing` allow: whose turn
 * does not come now is nearer to it the next time.
 * @returns how many tasks to publish now, per job, in the order given.
 */
export function shareWindow(
  window: number,
  demands: readonly LaneDemand[],
  { beyond = 0, others = 0, standing = 0, turns }: WindowSharing = {},
): number[] {
  let free = window - others - demands.reduce((sum, { underWay }) => sum + underWay, 0);
  let turnsLeft = Math.min(turns ?? Infinity, Math.ceil(Math.max(0, free + beyond + standing) / 2));
  const grants = demands.map((demand): number => {
    const isTurn = demand.underWay === 0 && allowedOf(demand) > 0 && turnsLeft > 0;
    if (!isTurn) return 0;
    turnsLeft -= 1;
    free -= 1;
    return 1;
  });
  const order = leastLeftFirst(demands);
  for (const [place, index] of order.entries()) {
    const spare = demands[index]?.standsStill === true ? 0 : standing;
    const room = (place === order.length - 1 ? free : free + beyond) + spare;
    const wanted = allowedOf(demands[index]) - (grants[index] ?? 0);
    const more = Math.min(Math.max(0, room), wanted);
    grants[index] = (grants[index] ?? 0) + more;
    free -= more;
  }
  return grants;
}

function allowedOf(demand: LaneDemand | undefined): number {
  return demand === undefined ? 0 : (demand.allowed ?? demand.unplanned);
}

/** By what is not published yet: what is under way takes its own time, and is nobody's to give. */
function leastLeftFirst(demands: readonly LaneDemand[]): number[] {
  const left = demands.map(({ unplanned }) => unplanned);
  return demands.map((_demand, index) => index).toSorted((a, b) => (left[a] ?? 0) - (left[b] ?? 0));
}
