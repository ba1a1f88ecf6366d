/** What the planner knows of one job's share in a lane. */
export interface LaneDemand {
  /** Cells not published yet. */
  readonly unplanned: number;
  /** Cells published and not recorded. */
  readonly underWay: number;
  /** Of the cells not published yet, those that may be now. @default unplanned */
  readonly allowed?: number;
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

/**
 * Shares a lane's window among the jobs that want it: the job with the least left goes first, so that a small job is
 * not held up by a huge one, and every job that has nothing under way gets at least one task, so that none starves, unless it is to wait itself.
 * @param beyond tasks that all jobs but the one with the most left may have beyond the window together: a small job that comes when
 * a huge one has filled the window does not wait until that has made room. @default 0
 * @returns how many tasks to publish now, per job, in the order given.
 */
export function shareWindow(window: number, demands: readonly LaneDemand[], beyond = 0): number[] {
  const grants = demands.map(({ unplanned, underWay, allowed = unplanned }) =>
    underWay === 0 ? Math.min(1, allowed) : 0,
  );
  let free = window - demands.reduce((sum, { underWay }) => sum + underWay, 0) - total(grants);
  const order = leastLeftFirst(demands);
  for (const [place, index] of order.entries()) {
    const room = place === order.length - 1 ? free : free + beyond;
    const wanted = allowedOf(demands[index]) - (grants[index] ?? 0);
    const more = Math.min(Math.max(0, room), wanted);
    grants[index] = (grants[index] ?? 0) + more;
    free -= more;
  }
  return grants;
}

/**
 * Takes back what exceeds the window, from the last grant on: for a lane that starts no calls, where a task for each job
 * would only pile up.
 */
export function withinWindow(
  window: number,
  demands: readonly LaneDemand[],
  grants: readonly number[],
): number[] {
  let free = Math.max(0, window - demands.reduce((sum, { underWay }) => sum + underWay, 0));
  return grants.map((grant) => {
    const kept = Math.min(grant, free);
    free -= kept;
    return kept;
  });
}

function allowedOf(demand: LaneDemand | undefined): number {
  return demand === undefined ? 0 : (demand.allowed ?? demand.unplanned);
}

function leastLeftFirst(demands: readonly LaneDemand[]): number[] {
  const left = demands.map(({ unplanned, underWay }) => unplanned + underWay);
  return demands.map((_demand, index) => index).toSorted((a, b) => (left[a] ?? 0) - (left[b] ?? 0));
}

function total(values: readonly number[]): number {
  return values.reduce((sofar, value) => sofar + value, 0);
}
