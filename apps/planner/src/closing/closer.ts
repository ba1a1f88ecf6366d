import { announceCancel, removeTasks } from '@beacon/bus';
import type { JetStreamPublisher, StreamPurger } from '@beacon/bus';
import { closingOrder } from '@beacon/outbox';
import {
  OutboxMessage,
  closeLanes,
  databaseNow,
  findOpenRegions,
  findRegionsAtWork,
  holdTasksOf,
  lockCancelledJob,
  lockRunningJob,
} from '@beacon/persistence';
import type { OpenRegion } from '@beacon/persistence';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import type { RegionPresence } from '../presence/region-presence.js';
import { REPEAT_AFTER_MS, closingReason } from './closing-reason.js';
import type { ClosingReason } from './closing-reason.js';

/** What closing works with. */
export interface ClosingParts {
  readonly orm: MikroORM;
  readonly manager: StreamPurger;
  readonly publisher: Pick<JetStreamPublisher, 'hint'>;
  readonly presence: Pick<RegionPresence, 'silentMs' | 'clock'>;
  /** Silence after which a region counts as absent, in milliseconds. */
  readonly graceMs: number;
}

interface RegionToClose {
  readonly open: OpenRegion;
  readonly reason: ClosingReason;
}

/** Silence of two heartbeats, in milliseconds: from then on it is counted how long a region's jobs have been seen to wait. */
const SILENT_MS = 2_000;

/**
 * Makes every job end: orders the recorder to close the cells that are missing at a job's deadline, of a region that is
 * absent, or of a cancelled job, and repeats the order as long as some are missing.
 */
export class Closer {
  readonly #logger = new Logger('Planner');
  /** Since when this planner sees each job run beside a region that is silent, by the clock of its presence. */
  readonly #seenSince = new Map<string, number>();

  constructor(private readonly parts: ClosingParts) {}

  /**
   * Looks at the regions of jobs that may have to be closed: at all jobs of a region only when it is silent.
   * @returns how many orders were given.
   * @throws Error when the database does not answer, or the broker refuses a purge; what was ordered stays ordered.
   */
  async close(): Promise<number> {
    const em = this.parts.orm.em.fork();
    const regions = await findRegionsAtWork(em);
    const { presence, graceMs } = this.parts;
    const silentMs = Math.min(SILENT_MS, graceMs);
    const silent = regions.filter((region) => presence.silentMs(region) >= silentMs);
    const open = await findOpenRegions(em, silent);
    this.#watch(open);
    const due = open.flatMap((region) => this.#due(region));
    let ordered = 0;
    for (const regions of Map.groupBy(due, ({ open: { job_id } }) => job_id).values()) {
      ordered += await this.#closeJob(regions);
    }
    return ordered;
  }

  /** A job that was paused or had ended is seen anew: its regions get the whole grace again. */
  #watch(open: readonly OpenRegion[]): void {
    const running = new Set(open.flatMap((one) => (one.is_cancelled ? [] : [one.job_id])));
    for (const jobId of this.#seenSince.keys()) {
      if (!running.has(jobId)) this.#seenSince.delete(jobId);
    }
    const now = this.parts.presence.clock();
    for (const jobId of running) {
      if (!this.#seenSince.has(jobId)) this.#seenSince.set(jobId, now);
    }
  }

  #due(open: OpenRegion): RegionToClose[] {
    const { presence, graceMs } = this.parts;
    const seenSince = this.#seenSince.get(open.job_id) ?? presence.clock();
    const reason = closingReason(open, {
      silentMs: presence.silentMs(open.region),
      jobSeenMs: presence.clock() - seenSince,
      graceMs,
    });
    return reason === null ? [] : [{ open, reason }];
  }

  async #closeJob(regions: readonly RegionToClose[]): Promise<number> {
    const jobId = regions[0]?.open.job_id ?? '';
    const closed = await this.parts.orm.em
      .fork()
      .transactional((em) => this.#order(em, jobId, regions));
    if (closed.length === 0) return 0;
    await this.#removeTasks(jobId, closed);
    return closed.length;
  }

  /**
   * The order, and that nothing more of the lanes is planned, are one transaction. The job's tasks are held, so that none is being
   * published, and its row is locked, so that it is not paused, retried or extended meanwhile.
   */
  async #order(
    em: EntityManager,
    jobId: string,
    regions: readonly RegionToClose[],
  ): Promise<RegionToClose[]> {
    await holdTasksOf(em, jobId);
    const isWanted = await closingStillWanted(em, jobId);
    const closed: RegionToClose[] = [];
    for (const region of regions.filter(isWanted)) {
      if (await this.#orderRegion(em, region)) closed.push(region);
    }
    return closed;
  }

  async #orderRegion(em: EntityManager, { open, reason }: RegionToClose): Promise<boolean> {
    const { job_id: jobId, region } = open;
    const { code } = reason;
    const repeatAfterMs = REPEAT_AFTER_MS;
    const closing = await closeLanes(em, { jobId, region, code, repeatAfterMs });
    if (closing === null) return false;
    const requestedAt = closing.at.toISOString();
    // Each order has an id of its own: the broker would take a repeat under the same id for the order before.
    const order = closingOrder(
      { jobId, region, cell: null, ...reason, requestedAt },
      `${region}:${closing.micros}`,
    );
    em.create(OutboxMessage, { ...order, createdAt: new Date() });
    const event = open.closing_code === null ? 'job.closing' : 'job.closing_repeated';
    this.#logger.warn({ event, jobId, region, code });
    return true;
  }

  /** Nothing of these lanes is published any more, so what is removed stays removed. */
  async #removeTasks(jobId: string, closed: readonly RegionToClose[]): Promise<void> {
    const { orm, manager, publisher } = this.parts;
    await removeTasks(
      manager,
      jobId,
      closed.map(({ open }) => open.region),
    );
    // Executors are told of whole jobs: of a job that goes on in other regions nobody is told, its absent region hears nothing.
    if (!closed.every(({ open }) => open.is_overdue || open.is_cancelled)) return;
    announceCancel(publisher, jobId, await databaseNow(orm.em.fork()));
  }
}

/** Looked at again under the lock: the job may have ended, been paused, or got a new deadline. */
async function closingStillWanted(
  em: EntityManager,
  jobId: string,
): Promise<(region: RegionToClose) => boolean> {
  const running = await lockRunningJob(em, jobId);
  if (running === null) {
    const isCancelled = await lockCancelledJob(em, jobId);
    return ({ open }) => isCancelled && open.is_cancelled;
  }
  return ({ open }) =>
    !open.is_cancelled && !running.isPaused && (!open.is_overdue || running.isOverdue);
}
