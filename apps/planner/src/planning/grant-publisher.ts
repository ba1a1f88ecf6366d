import {
  advanceLanes,
  findWaitingRounds,
  markRoundsPlanned,
  markRoundsWaiting,
  retreatLane,
} from '@beacon/persistence';
import type { PlannerSession, LaneCursor, RunningLane } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { SpecCache } from '../jobs/spec-cache.js';
import { PlannerSettings } from '../settings/planner-settings.js';
import type { Grants, Grant } from './lane-shares.js';
import { LaneTotals } from './lane-rooms.js';
import { TaskPublisher, TasksNotPublishedError } from './task-publisher.js';
import type { PlannedJob } from '../jobs/spec-cache.js';
import { laterRound, nextCells } from './task-publisher.js';

/** Publishes the tasks that a pass has granted, and moves the cursors of their lanes. */
@Injectable()
export class GrantPublisher {
  constructor(
    private readonly em: EntityManager,
    private readonly specs: SpecCache,
    @Inject(TaskPublisher) private readonly tasks: Pick<TaskPublisher, 'publish'>,
    private readonly totals: LaneTotals,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'planning'>,
  ) {}

  /**
   * @param plannedAt the database's time, taken when the jobs were held.
   * @throws the first Error of what was not published, after the cursors of what was are written.
   */
  async publish(
    session: PlannerSession,
    { grants }: Grants,
    plannedAt: Date,
  ): Promise<Publication> {
    const { em, specs, tasks } = this;
    await specs.load(em, [...new Map(grants.map(({ lane }) => [lane.job_id, lane])).values()]);
    for (const { lane } of grants) this.totals.begin(lane);
    const until = performance.now() + this.settings.planning.publishMs;
    const frame = { em, session, plannedAt, until };
    const publication = await new TaskPublication({ specs, tasks }, frame).publish(grants);
    await advanceLanes(session, publication.cursors);
    const [failure] = publication.failures;
    if (failure !== undefined) throw failure;
    return publication;
  }
}

/** What publishing works with. */
interface PublicationParts {
  readonly specs: SpecCache;
  readonly tasks: Pick<TaskPublisher, 'publish'>;
}

/** What all tasks of a pass share. */
interface PublicationFrame {
  readonly em: EntityManager;
  /** Holds the jobs. */
  readonly session: PlannerSession;
  /** The database's time, taken when the jobs were held. */
  readonly plannedAt: Date;
  /** When no publishing is begun any more, by `performance.now()`. */
  readonly until: number;
}

/** What was published of grants. */
export interface Publication {
  /** Where the cursors of lanes are after what was published. */
  readonly cursors: readonly LaneCursor[];
  readonly failures: readonly Error[];
  /** Whether time was over before all was published. */
  readonly isCut: boolean;
}

/** Whether the lane's job has a cost limit. */
function isLimited({ max_cost: limit }: RunningLane): boolean {
  return limit !== null;
}

/** Grants of one region that are published concurrently. */
const LANES_AT_ONCE = 8;
/** Tasks of one grant that are published at once. */
const TASKS_AT_ONCE = 250;

/** Publishes what a pass has granted: regions concurrently, each with a bounded number of tasks in flight. */
class TaskPublication {
  readonly #cursors: LaneCursor[] = [];
  readonly #failures: Error[] = [];
  /** Regions whose streams are full or do not answer: what is left of them is for the next pass. */
  readonly #shut = new Set<string>();
  #isCut = false;

  constructor(
    private readonly parts: PublicationParts,
    private readonly frame: PublicationFrame,
  ) {}

  /** Publishes grants in their order, as far as time goes. What fails is returned in the end: it holds up nothing else. */
  async publish(grants: readonly Grant[]): Promise<Publication> {
    const regions = Map.groupBy(grants, ({ lane }) => lane.region);
    await Promise.all([...regions].map(([region, some]) => this.#publishRegion(region, some)));
    return { cursors: this.#cursors, failures: this.#failures, isCut: this.#isCut };
  }

  async #publishRegion(region: string, grants: readonly Grant[]): Promise<void> {
    const queue = grants.values();
    const worker = async (): Promise<void> => {
      for (const grant of queue) {
        await this.#publishGrant(grant);
        if (this.#isStopped(region)) return;
      }
    };
    await Promise.all(Array.from({ length: LANES_AT_ONCE }, worker));
  }

  /** Once time is over each worker only finishes its grant: the next pass begins with another lane. */
  #isStopped(region: string): boolean {
    if (this.#shut.has(region)) return true;
    this.#isCut ||= performance.now() >= this.frame.until;
    return this.#isCut;
  }

  async #publishGrant({ lane, count }: Grant): Promise<void> {
    try {
      const job = await this.parts.specs.get(this.frame.em, lane.job_id, lane.generation);
      const waiting = Math.min(count, lane.retries_waiting);
      if (waiting === 0 || (await this.#publishRounds(job, lane, waiting))) {
        await this.#publishCells(job, lane, count - waiting);
      }
    } catch (error) {
      this.#failures.push(error instanceof Error ? error : new Error(String(error)));
      if (error instanceof TasksNotPublishedError) this.#shut.add(lane.region);
    }
  }

  /** @returns whether the region's stream took them all. */
  async #publishRounds(job: PlannedJob, lane: RunningLane, count: number): Promise<boolean> {
    const { em, session, plannedAt } = this.frame;
    const rounds = await findWaitingRounds(em, lane, count);
    const cells = rounds.map(laterRound);
    const asked = await this.parts.specs.withPrompts(em, job, cells);
    if (isLimited(lane)) await markRoundsPlanned(session, lane, rounds);
    const { accepted } = await this.parts.tasks.publish(asked, lane, cells, plannedAt);
    if (isLimited(lane)) await markRoundsWaiting(session, lane, rounds.slice(accepted));
    else await markRoundsPlanned(session, lane, rounds.slice(0, accepted));
    if (accepted === rounds.length) return true;
    this.#shut.add(lane.region);
    return false;
  }

  /** Some at a time; a cursor counts up to where the broker has everything, whatever comes after. */
  async #publishCells(job: PlannedJob, lane: RunningLane, count: number): Promise<void> {
    let at = lane.planned;
    try {
      let left = count;
      while (left > 0 && at < lane.cells) {
        const some = { ...lane, planned: at };
        const next = await nextCells(this.frame.em, job, some, Math.min(left, TASKS_AT_ONCE));
        left -= next.cells.length;
        if (isLimited(lane) && !(await this.#reserve(some, next.end))) return;
        at = await this.#publishNext(job, some, next);
        if (isLimited(lane)) await this.#release(some, next.end, at);
        if (this.#isStopped(lane.region)) return;
      }
    } finally {
      const { job_id, region, model_id, planned: from } = lane;
      if (at > from && !isLimited(lane))
        this.#cursors.push({ job_id, region, model_id, from, to: at });
    }
  }

  /** Of a job with a cost limit the cursor moves first: what is published and not counted, because a planner died, would be paid for beside it. */
  async #reserve({ job_id, region, model_id, planned: from }: RunningLane, to: number) {
    const { session } = this.frame;
    return (await advanceLanes(session, [{ job_id, region, model_id, from, to }])) === 1;
  }

  /** What the stream had no place for. Of what is not known to be there the cursor stays: if it was lost, that is found out. */
  async #release({ job_id, region, model_id }: RunningLane, from: number, to: number) {
    await retreatLane(this.frame.session, { job_id, region, model_id, from, to });
  }

  /** @returns where the cursor is then. */
  async #publishNext(
    job: PlannedJob,
    lane: RunningLane,
    { cells, positions, end }: Awaited<ReturnType<typeof nextCells>>,
  ): Promise<number> {
    const { em, plannedAt } = this.frame;
    const asked = await this.parts.specs.withPrompts(em, job, cells);
    const { accepted } = await this.parts.tasks.publish(asked, lane, cells, plannedAt);
    if (accepted === cells.length) return end;
    this.#shut.add(lane.region);
    return positions[accepted] ?? lane.planned;
  }
}
