import {
  laneOf,
  advanceLanes,
  findWaitingLanes,
  readLaneRows,
  readLanesOfJobs,
} from '@beacon/persistence';
import type { LaneCursor, LaneUnderWay, PlannerSession, RunningLane } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { PlannerSettings } from '../settings/planner-settings.js';
import { GrantPublisher } from './grant-publisher.js';
import { grantTasks, LaneTurns } from './lane-shares.js';
import type { Grants, Turns } from './lane-shares.js';
import { LaneRooms } from './lane-rooms.js';
import type { LaneRoom } from './lane-rooms.js';
import { PublishingLimits } from './publishing-limits.js';

/** What a pass knows before it fills windows. */
export interface PassFrame {
  readonly em: EntityManager;
  /** Holds the lock of planning; cursors are written through it. */
  readonly session: PlannerSession;
  readonly underWay: readonly LaneUnderWay[];
}

/** Fills the windows of lanes: decides whose turn it is, how much each job gets, and has that published. */
@Injectable()
export class WindowFiller {
  constructor(
    private readonly rooms: LaneRooms,
    private readonly turns: LaneTurns,
    private readonly limits: PublishingLimits,
    private readonly publisher: GrantPublisher,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'planning'>,
  ) {}

  /** @returns whether something was left that could have been published. */
  async fillWindows({ em, session, underWay }: PassFrame): Promise<boolean> {
    const lanes = await findWaitingLanes(em);
    if (lanes.length === 0) return false;
    const conditions = new Map((await readLaneRows(em)).map((row) => [laneOf(row), row]));
    const rooms = this.rooms.of(lanes, { conditions, underWay });
    const turns = await this.turns.next(em, rooms, this.settings.planning.jobs);
    if (turns.jobIds.length === 0) return false;
    const held = await session.lockJobs(turns.jobIds);
    // Read again under the lock: no other process removes their tasks until the cursors are written.
    const { lanes: all, readAt: plannedAt } = await readLanesOfJobs(em, [...held]);
    const served = all.filter(isServed);
    const roomOf = new Map(rooms.map((room) => [laneOf(room), room.room]));
    const frame = { em, plannedAt, conditions, rooms: roomOf };
    const limits = await this.limits.of(frame, all, isServed);
    const grants = this.#grant(turns, { underWay, lanes: served, ...limits });
    const published = await this.publisher.publish(session, grants, plannedAt);
    const passed = passedBy(served);
    await advanceLanes(session, passed);
    if (passed.length > 0) return true;
    return grants.isCut || published.isCut || (turns.isCut && hasRoomLeft(turns.rooms, grants));
  }

  #grant(
    turns: Turns,
    read: Pick<Parameters<typeof grantTasks>[0], 'underWay' | 'lanes' | 'limits' | 'allowances'>,
  ): Grants {
    return grantTasks({
      ...read,
      turns,
      isOddForTurns: this.turns.isOdd,
      tasks: this.settings.planning.tasks,
      standsStill: (lane) => this.rooms.standsStill(lane),
    });
  }
}

/** Cells may be recorded that were never published, as closed ones are: a lane that has all of them waits for nothing. */
function passedBy(lanes: readonly RunningLane[]): LaneCursor[] {
  return lanes.flatMap(({ job_id, region, model_id, planned, recorded, cells }) =>
    recorded >= cells && planned < cells
      ? [{ job_id, region, model_id, from: planned, to: cells }]
      : [],
  );
}

/** Nothing is planned of a paused job, nor in a lane that is being closed. */
function isServed({ is_paused, closing_code }: RunningLane): boolean {
  return !is_paused && closing_code === null;
}

/** Whether a lane would have taken more than the jobs of this turn wanted. */
function hasRoomLeft(rooms: readonly LaneRoom[], { grants }: Grants): boolean {
  const granted = new Map<string, number>();
  for (const { lane, count } of grants) {
    granted.set(laneOf(lane), (granted.get(laneOf(lane)) ?? 0) + count);
  }
  return rooms.some(
    ({ room, beyond, standing, ...lane }) =>
      room - beyond - standing > (granted.get(laneOf(lane)) ?? 0),
  );
}
