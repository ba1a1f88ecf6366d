import { findWaitingJobs } from '@beacon/persistence';
import type { WaitingJob } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { laneOf } from './lane-of.js';
import type { LaneRoom } from './lane-rooms.js';

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
