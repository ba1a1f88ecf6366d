import { shareWindow } from '@beacon/domain';
import type { LaneDemand } from '@beacon/domain';
import { laneOf, findWaitingJobs } from '@beacon/persistence';
import type { WaitingJob, LaneUnderWay, RunningLane } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { tasksUnderWay } from './lane-rooms.js';
import type { LaneRoom } from './lane-rooms.js';
import type { Allowances } from './cost-limits.js';
import type { PositionLimits } from './skew-limits.js';

/** Jobs of a lane in a pass, at least: some of them may have to wait for other lanes. */
const LEAST_PAGE = 8;
const LARGEST_PAGE = 200;
const FIRST = '';

/** Whose turn it is. */
export interface Turns {
  /** Lanes with room, the one whose turn it is coming first. */
  readonly rooms: readonly LaneRoom[];
  readonly jobIds: readonly string[];
  /** Places of jobs in the turn of each lane, by {@link laneOf}. */
  readonly places: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Whether there are jobs behind those of this turn that could use what is free. */
  readonly isCut: boolean;
}

/**
 * Chooses the jobs of a pass: in each lane with room some in turn, in the order of their ids and around again, and some with
 * the least left. The lane that is the first one changes from pass to pass, too.
 */
@Injectable()
export class LaneTurns {
  /** The job whose turn was last in each lane. */
  readonly #last = new Map<string, string>();
  #passes = 0;

  /** @param most jobs, over all lanes. */
  async next(em: EntityManager, rooms: readonly LaneRoom[], most: number): Promise<Turns> {
    const open = this.#inTurn(rooms.filter(({ room }) => room > 0));
    const queries = open.map(({ region, model_id, room }) => ({
      region,
      model_id,
      after: this.#last.get(laneOf({ region, model_id })) ?? FIRST,
      limit: Math.min(LARGEST_PAGE, Math.max(LEAST_PAGE, room)),
    }));
    const waiting = Map.groupBy(await findWaitingJobs(em, queries), laneOf);
    const jobIds = new Set<string>();
    const places = new Map<string, ReadonlyMap<string, number>>();
    let isCut = false;
    for (const query of queries) {
      const lane = laneOf(query);
      const jobs = waiting.get(lane) ?? [];
      const turn = turnOf(jobs);
      const taken = take([...turn, ...jobs.map(({ job_id }) => job_id)], jobIds, most);
      const reached = turn.filter((id) => taken.has(id));
      places.set(lane, new Map(reached.map((id, place) => [id, place])));
      isCut = this.#move(lane, reached, turn.length, query.limit) || isCut;
    }
    return { rooms: open, jobIds: [...jobIds], places, isCut };
  }

  /** Whether an odd place goes to a first task, this time. */
  get isOdd(): boolean {
    return this.#passes % 2 === 1;
  }

  #inTurn(rooms: readonly LaneRoom[]): LaneRoom[] {
    this.#passes += 1;
    const first = rooms.length === 0 ? 0 : this.#passes % rooms.length;
    return [...rooms.slice(first), ...rooms.slice(0, first)];
  }

  /** @returns whether other jobs' turns still come before the first one's comes again. */
  #move(lane: string, reached: readonly string[], found: number, limit: number): boolean {
    const isWhole = found < limit && reached.length === found;
    const last = reached.at(-1);
    if (isWhole) this.#last.set(lane, FIRST);
    else if (last !== undefined) this.#last.set(lane, last);
    return !isWhole;
  }
}

/** By their places: the order of ids is the database's, which sorts them as its locale does. */
function turnOf(jobs: readonly WaitingJob[]): string[] {
  return jobs
    .filter(({ turn }) => turn !== null)
    .toSorted((one, other) => (one.turn ?? 0) - (other.turn ?? 0))
    .map(({ job_id }) => job_id);
}

/** Adds ids up to a number, and returns those of them that are in. */
function take(ids: readonly string[], chosen: Set<string>, most: number): ReadonlySet<string> {
  for (const id of ids) if (chosen.size < most) chosen.add(id);
  return new Set(ids.filter((id) => chosen.has(id)));
}

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
  readonly allowances: Allowances;
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
  { limits, allowances, turns, isOddForTurns, standsStill }: GrantFrame,
  { region, model_id, window, beyond, standing }: LaneRoom,
  lanes: readonly RunningLane[],
  others: number,
): Grant[] {
  const places = turns.places.get(laneOf({ region, model_id }));
  const placeOf = ({ job_id }: RunningLane): number => places?.get(job_id) ?? Infinity;
  const claims = lanes.toSorted((one, other) => compare(placeOf(one), placeOf(other)));
  const demands = claims.map((lane) => ({
    ...demandOf(lane, { position: limits.get(lane), allowance: allowances.get(lane) }),
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

/** How far a lane may be published. */
interface Bounds {
  /** Position up to which it may be: a retry is not held by it. */
  readonly position?: number | undefined;
  /** Cells and retries that it may publish now. */
  readonly allowance?: number | undefined;
}

function demandOf(
  lane: RunningLane,
  { position = Infinity, allowance = Infinity }: Bounds,
): LaneDemand {
  // What was closed when the job was cancelled is recorded beyond the cursor.
  const cells = lane.cells - Math.max(lane.planned, lane.recorded);
  return {
    unplanned: cells + lane.retries_waiting,
    allowed: Math.min(
      allowance,
      Math.min(cells, Math.max(0, position - lane.planned)) + lane.retries_waiting,
    ),
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
