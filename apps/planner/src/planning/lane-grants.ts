import { shareWindow } from '@beacon/domain';
import type { LaneDemand } from '@beacon/domain';
import type { LaneUnderWay, RunningLane } from '@beacon/persistence';
import { tasksUnderWay } from './lane-rooms.js';
import type { LaneRoom } from './lane-rooms.js';
import { laneOf } from './lane-of.js';
import type { PositionLimits } from './skew-limits.js';
import type { Turns } from './lane-turns.js';

/** Tasks of a job that are to be published in a lane now. */
export interface Grant {
  readonly lane: RunningLane;
  readonly count: number;
}

/** What decides who gets how much. */
export interface GrantFrame {
  readonly underWay: readonly LaneUnderWay[];
  /** All lanes of the jobs of this pass, as far as they are served. */
  readonly lanes: readonly RunningLane[];
  readonly limits: PositionLimits;
  readonly turns: Turns;
  /** Whether a lane of a job has tasks under way of which none has come back for a while. */
  readonly standsStill: (lane: RunningLane) => boolean;
  /** Whether an odd place of a lane goes to a first task. */
  readonly isOddForTurns: boolean;
  /** Tasks at most, over all lanes. */
  readonly tasks: number;
}

/** What is to be published. */
export interface Grants {
  readonly grants: readonly Grant[];
  /** Whether a larger pass would have granted more. */
  readonly isCut: boolean;
}

/** Shares what lanes take among the jobs of a pass. First tasks come first, in each lane, and lanes take turns. */
export function grantTasks(frame: GrantFrame): Grants {
  const others = tasksOfOthers(frame);
  const byLane = Map.groupBy(frame.lanes, laneOf);
  const perLane = frame.turns.rooms.map((room) =>
    grantsOf(frame, room, byLane.get(laneOf(room)) ?? [], others.get(laneOf(room)) ?? 0),
  );
  return withinBudget(interleaved(perLane), frame.tasks);
}

function grantsOf(
  { limits, turns, isOddForTurns, standsStill }: GrantFrame,
  { region, model_id, window, beyond, standing }: LaneRoom,
  lanes: readonly RunningLane[],
  others: number,
): Grant[] {
  const places = turns.places.get(laneOf({ region, model_id }));
  const placeOf = ({ job_id }: RunningLane): number => places?.get(job_id) ?? Infinity;
  const claims = lanes.toSorted((one, other) => compare(placeOf(one), placeOf(other)));
  const demands = claims.map((lane) => ({
    ...demandOf(lane, limits.get(lane)),
    standsStill: standsStill(lane),
  }));
  const taken = others + demands.reduce((sum, { underWay }) => sum + underWay, 0);
  const room = Math.max(0, window + beyond + standing - taken);
  const turnsNow = isOddForTurns ? Math.ceil(room / 2) : Math.floor(room / 2);
  const counts = shareWindow(window, demands, { beyond, others, standing, turns: turnsNow });
  return claims
    .map((lane, index) => ({ lane, count: counts[index] ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => one.count - other.count);
}

/** Tasks under way of jobs that are not of this pass, by lane. */
function tasksOfOthers({ underWay, lanes }: GrantFrame): ReadonlyMap<string, number> {
  const own = new Set(lanes.map((lane) => `${lane.job_id}\n${laneOf(lane)}`));
  const sums = new Map<string, number>();
  for (const lane of underWay) {
    if (own.has(`${lane.job_id}\n${laneOf(lane)}`)) continue;
    sums.set(laneOf(lane), (sums.get(laneOf(lane)) ?? 0) + tasksUnderWay(lane));
  }
  return sums;
}

/** @param limit position up to which the lane may be published: a retry is held by nothing. */
function demandOf(lane: RunningLane, limit = Infinity): LaneDemand {
  // What was closed when the job was cancelled is recorded beyond the cursor.
  const cells = lane.cells - Math.max(lane.planned, lane.recorded);
  return {
    unplanned: cells + lane.retries_waiting,
    allowed: Math.min(cells, Math.max(0, limit - lane.planned)) + lane.retries_waiting,
    underWay: tasksUnderWay(lane),
  };
}

/** The first of each lane, then the second of each, and so on. */
function interleaved(perLane: readonly (readonly Grant[])[]): Grant[] {
  const most = Math.max(0, ...perLane.map(({ length }) => length));
  return Array.from({ length: most }, (_unused, place) =>
    perLane.flatMap((grants) => grants[place] ?? []),
  ).flat();
}

function withinBudget(wanted: readonly Grant[], tasks: number): Grants {
  let left = tasks;
  const grants = wanted.flatMap(({ lane, count }) => {
    const kept = Math.min(count, left);
    left -= kept;
    return kept === 0 ? [] : [{ lane, count: kept }];
  });
  const asked = wanted.reduce((sum, { count }) => sum + count, 0);
  return { grants, isCut: asked > tasks };
}

function compare(one: number, other: number): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
