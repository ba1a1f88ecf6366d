import {
  PlannerSession,
  advanceLanes,
  findWaitingLanes,
  readLaneRows,
  readLanesOfJobs,
  readLanesUnderWay,
  settleLanes,
} from '@beacon/persistence';
import type { LaneCursor, LaneUnderWay, RunningLane } from '@beacon/persistence';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { JobEnder } from './job-ender.js';
import type { Ending } from './job-ender.js';
import type { SpecCache } from '../jobs/spec-cache.js';
import { grantTasks } from './lane-grants.js';
import type { Grants } from './lane-grants.js';
import type { LaneRoom, LaneRooms } from './lane-rooms.js';
import { laneOf } from './skew-limits.js';
import type { LaneSteps } from './skew-limits.js';
import type { LaneTotals } from './lane-totals.js';
import type { LaneTurns, Turns } from './lane-turns.js';
import type { PlanningAudit } from './planning-audit.js';
import { Deadline } from './planning-budget.js';
import type { PlanningLimits } from './planning-budget.js';
import { TaskPublication } from './task-publication.js';
import type { Publication } from './task-publication.js';
import type { TaskPublisher } from './task-publisher.js';

/** What a pass works with. */
export interface PlanningParts {
  readonly orm: MikroORM;
  readonly ender: JobEnder;
  readonly audit: Pick<PlanningAudit, 'look'>;
  readonly specs: SpecCache;
  readonly totals: LaneTotals;
  readonly rooms: Pick<LaneRooms, 'of'>;
  readonly turns: LaneTurns;
  readonly steps: Pick<LaneSteps, 'limits'>;
  readonly tasks: Pick<TaskPublisher, 'publish'>;
  readonly limits: PlanningLimits;
}

/** `more`: something was left because the pass had done its part; `locked`: another planner plans. */
export type PassOutcome = 'planned' | 'more' | 'locked';

/** What a pass has seen before it chooses. */
interface PassResult {
  readonly em: EntityManager;
  readonly session: PlannerSession;
  readonly underWay: readonly LaneUnderWay[];
}

/** One look at what is under way and at what waits: ends jobs that are done, and fills the windows of lanes, within a budget. */
export class PlanningPass {
  constructor(private readonly parts: PlanningParts) {}

  /**
   * One planner plans at a time, by the lock of a session, and no transaction is open while tasks are published. They are published
   * before the cursor that says so is written: a crash in between repeats them, and the broker refuses the repeats. The cursor is
   * written through the session and only from where it was: who has lost the lock can write nothing, and who lost it unawares moves
   * nothing that another has moved.
   * @throws Error of what was not published, such as TasksNotPublishedError when a region's stream did not answer; the other regions are planned all the same.
   */
  async run(): Promise<PassOutcome> {
    return PlannerSession.use(this.parts.orm, async (session) =>
      (await session.tryPlanning()) ? this.#plan(session) : 'locked',
    );
  }

  async #plan(session: PlannerSession): Promise<PassOutcome> {
    const em = this.parts.orm.em.fork();
    const found = await this.parts.audit.look();
    const underWay = await readLanesUnderWay(em);
    this.parts.totals.observe(underWay);
    const ending = await this.#endJobs(em, underWay, found);
    const isCut = await this.#fillWindows({ em, session, underWay });
    // What nobody could end now, because somebody holds it, is for the next tick.
    return isCut || (ending.left.size > 0 && ending.ended > 0) ? 'more' : 'planned';
  }

  /** First of all: a job that is done waits for nobody's tasks. */
  async #endJobs(
    em: EntityManager,
    underWay: readonly LaneUnderWay[],
    found: readonly string[],
  ): Promise<Ending> {
    const candidates = [...new Set([...JobEnder.candidates(underWay), ...found])];
    const time = new Deadline(this.parts.limits.endMs);
    const ending = await this.parts.ender.end(candidates, time);
    const settled = underWay.filter((lane) => isSettled(lane) && !ending.left.has(lane.job_id));
    await settleLanes(em, settled);
    return ending;
  }

  /** @returns whether something was left that could have been published. */
  async #fillWindows(look: PassResult): Promise<boolean> {
    const lanes = await findWaitingLanes(look.em);
    if (lanes.length === 0) return false;
    const conditions = new Map((await readLaneRows(look.em)).map((row) => [laneOf(row), row]));
    const rooms = this.parts.rooms.of(lanes, { conditions, underWay: look.underWay });
    const turns = await this.parts.turns.next(look.em, rooms, this.parts.limits.jobs);
    if (turns.jobIds.length === 0) return false;
    const held = await look.session.lockJobs(turns.jobIds);
    // Read again now that they are held: nobody removes their tasks until the cursors are written.
    const { lanes: all, readAt: plannedAt } = await readLanesOfJobs(look.em, [...held]);
    const served = all.filter(isServed);
    const limits = await this.parts.steps.limits({ em: look.em, plannedAt, conditions }, served);
    const grants = this.#grant(look, turns, { lanes: served, limits });
    const published = await this.#publish(look, grants, plannedAt);
    const passed = passedBy(served);
    await advanceLanes(look.session, passed);
    if (passed.length > 0) return true;
    return grants.isCut || published.isCut || (turns.isCut && hasRoomLeft(turns.rooms, grants));
  }

  #grant(
    { underWay }: PassResult,
    turns: Turns,
    looked: Pick<Parameters<typeof grantTasks>[0], 'lanes' | 'limits'>,
  ): Grants {
    const { totals, limits } = this.parts;
    const standsStill = (lane: RunningLane): boolean => totals.standsStill(lane);
    const isOddForTurns = this.parts.turns.isOdd;
    const { tasks } = limits;
    return grantTasks({ underWay, turns, isOddForTurns, tasks, standsStill, ...looked });
  }

  async #publish(
    { em, session }: PassResult,
    { grants }: Grants,
    plannedAt: Date,
  ): Promise<Publication> {
    const { specs, tasks, totals } = this.parts;
    await specs.load(em, [...new Map(grants.map(({ lane }) => [lane.job_id, lane])).values()]);
    for (const { lane } of grants) totals.begin(lane);
    const time = new Deadline(this.parts.limits.publishMs);
    const frame = { em, session, plannedAt, time };
    const publication = await new TaskPublication({ specs, tasks }, frame).publish(grants);
    await advanceLanes(session, publication.cursors);
    const [failure] = publication.failures;
    if (failure !== undefined) throw failure;
    return publication;
  }
}

/** Whether all that is published of a lane is recorded. One that is being closed is followed until its job ends. */
function isSettled({ recorded, planned, retries_planned, is_served }: LaneUnderWay): boolean {
  return is_served && recorded >= planned && retries_planned === 0;
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
