/** A lane of a job that has a cost limit. Money is in nanodollars. */
export interface CostedLane {
  /** Cells and retries that the lane comes to, and how many of them are published. */
  readonly total: number;
  readonly done: number;
  /** What its next call costs at most; null when it has nothing left, infinite when that is not known. */
  readonly first: number | null;
  /** The same of the calls that have room now, in their order. */
  readonly next: readonly number[];
  /** What a call of it is likely to cost, by what those so far have. */
  readonly likely: number;
  /** Whether the lane waits for its provider or an operator: nothing is put by for it. */
  readonly waits: boolean;
}

/** What is left of a job's limit. */
export interface CostLeft {
  /** When everything under way costs the most that it can. May be negative. */
  readonly atLeast: number;
  /** When it costs what calls have cost so far. */
  readonly likely: number;
  /** Whether nothing is under way, so that nothing will be released any more. */
  readonly isIdle: boolean;
}

/** How many tasks each lane may publish now. */
export interface CostShares {
  readonly counts: readonly number[];
  /** Whether none of the calls that are left will ever fit: what is spent never becomes less. */
  readonly isReached: boolean;
}

/**
 * Shares what is left of a job's cost limit among its lanes.
 * - No call is begun unless it fits, at the most that it can cost, beside all that is under way at the most that that can cost.
 * - Lanes get on alike, as shares of their cells: for one that is slow as much is put by as the others have had. How much that is goes by
 *   what calls really cost, so that an estimate far above it holds up nothing.
 * - A lane whose next call will never fit is passed over: the others go on with what is left.
 */
export function shareCost(left: CostLeft, lanes: readonly CostedLane[]): CostShares {
  const open = lanes.filter((lane) => canGoOn(lane, left));
  const isReached = left.isIdle && open.length === 0 && lanes.some(({ first }) => first !== null);
  const caps = new Map(capsOf(left, open));
  const counts = new Map(open.map((lane) => [lane, 0]));
  for (let free = left.atLeast; ;) {
    const lane = furthestBehind(open, counts, caps);
    const cost = lane?.next[counts.get(lane) ?? 0];
    // What does not fit now will when something comes back; until then nobody takes its place.
    if (lane === undefined || cost === undefined || cost > free) break;
    counts.set(lane, (counts.get(lane) ?? 0) + 1);
    free -= cost;
  }
  return { counts: lanes.map((lane) => counts.get(lane) ?? 0), isReached };
}

function canGoOn({ first }: CostedLane, { isIdle, atLeast }: CostLeft): boolean {
  if (first === null || first === Infinity) return false;
  return !isIdle || first <= atLeast;
}

/** Calls that each lane may make now, its fair share of the limit considered. */
function capsOf(left: CostLeft, open: readonly CostedLane[]): [CostedLane, number][] {
  const level = fairLevel(
    left.likely,
    open.filter(({ waits }) => !waits),
  );
  const fair = open.map((lane): [CostedLane, number] => [
    lane,
    Math.min(lane.next.length, lane.waits ? Infinity : upTo(level, lane)),
  ]);
  const isStuck = left.isIdle && fair.every(([, cap]) => cap === 0);
  // Less is left than one call for each lane: those furthest behind get it.
  return isStuck ? open.map((lane) => [lane, Math.min(1, lane.next.length)]) : fair;
}

const HALVINGS = 50;

/** The share of their cells up to which all lanes may get for what is left. */
function fairLevel(likely: number, lanes: readonly CostedLane[]): number {
  const costs = (level: number): number =>
    lanes.reduce((sum, lane) => sum + upTo(level, lane) * lane.likely, 0);
  if (costs(1) <= likely) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < HALVINGS; step += 1) {
    const middle = (low + high) / 2;
    if (costs(middle) <= likely) low = middle;
    else high = middle;
  }
  return low;
}

function upTo(level: number, { total, done }: CostedLane): number {
  return Math.max(0, Math.floor(level * total) - done);
}

function furthestBehind(
  lanes: readonly CostedLane[],
  counts: ReadonlyMap<CostedLane, number>,
  caps: ReadonlyMap<CostedLane, number>,
): CostedLane | undefined {
  let best: CostedLane | undefined;
  let least = Infinity;
  for (const lane of lanes) {
    const count = counts.get(lane) ?? 0;
    const level = (lane.done + count) / lane.total;
    if (count >= (caps.get(lane) ?? 0) || level >= least) continue;
    best = lane;
    least = level;
  }
  return best;
}
