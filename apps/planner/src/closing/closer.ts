import { Bus, JetStreamPublisher, announceCancel, removeTasks } from '@beacon/bus';
import type { StreamPurger } from '@beacon/bus';
import { NOT_IMPORTED } from '@beacon/domain';
import {
  databaseNow,
  findOpenRegions,
  findRegionsAtWork,
  holdTasksOf,
  lockCancelledJob,
  lockRunningJob,
} from '@beacon/persistence';
import type { OpenRegion } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { RegionPresence } from '../presence/region-presence.js';
import { PlannerSettings } from '../settings/planner-settings.js';
import { closingReason } from './closing-reason.js';
import type { ClosingReason } from './closing-reason.js';
import { orderClosing } from './order-closing.js';

interface RegionToClose {
  readonly open: OpenRegion;
  readonly reason: ClosingReason;
}

/** Silence of two heartbeats, in milliseconds: from then on this planner counts how long it has seen the region's jobs wait. */
const SILENT_MS = 2_000;

/**
 * Makes every job end: orders the recorder to close the cells that are missing at a job's deadline, of a region that is
 * absent, or of a cancelled job, and repeats the order as long as some are missing.
 */
@Injectable()
export class Closer {
  readonly #logger = new Logger('Planner');
  /** Since when this planner sees each job run beside a region that is silent, by the clock of its presence. */
  readonly #seenSince = new Map<string, number>();

  constructor(
    private readonly em: EntityManager,
    @Inject(Bus) private readonly bus: { readonly manager: StreamPurger },
    @Inject(JetStreamPublisher) private readonly publisher: Pick<JetStreamPublisher, 'hint'>,
    @Inject(RegionPresence) private readonly presence: Pick<RegionPresence, 'silentMs' | 'clock'>,
    @Inject(PlannerSettings) private readonly settings: Pick<PlannerSettings, 'regionGraceMs'>,
  ) {}

  /**
   * Reads the regions of jobs that may have to be closed: all jobs of a region only when it is silent.
   * @returns how many orders were given.
   * @throws Error when the database does not answer, or the broker refuses a purge; what was ordered stays ordered.
   */
  async close(): Promise<number> {
    const regions = await findRegionsAtWork(this.em);
    const silentMs = Math.min(SILENT_MS, this.settings.regionGraceMs);
    const silent = regions.filter((region) => this.presence.silentMs(region) >= silentMs);
    const open = await findOpenRegions(this.em, silent);
    this.#watch(open);
    const due = open.flatMap((region) => this.#due(region));
    let ordered = 0;
    for (const regions of Map.groupBy(due, ({ open: { job_id } }) => job_id).values()) {
      ordered += await this.#closeJob(regions);
    }
    return ordered;
  }

  /** A job that was paused or had ended counts as new: its regions get the whole grace again. */
  #watch(open: readonly OpenRegion[]): void {
    const running = new Set(open.flatMap((one) => (one.is_cancelled ? [] : [one.job_id])));
    for (const jobId of this.#seenSince.keys()) {
      if (!running.has(jobId)) this.#seenSince.delete(jobId);
    }
    const now = this.presence.clock();
    for (const jobId of running) {
      if (!this.#seenSince.has(jobId)) this.#seenSince.set(jobId, now);
    }
  }

  #due(open: OpenRegion): RegionToClose[] {
    const { presence, settings } = this;
    const seenSince = this.#seenSince.get(open.job_id) ?? presence.clock();
    const reason = closingReason(open, {
      silentMs: presence.silentMs(open.region),
      jobSeenMs: presence.clock() - seenSince,
      graceMs: settings.regionGraceMs,
    });
    return reason === null ? [] : [{ open, reason }];
  }

  async #closeJob(regions: readonly RegionToClose[]): Promise<number> {
    const jobId = regions[0]?.open.job_id ?? '';
    const closed = await this.em.transactional((em) => this.#order(em, jobId, regions));
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
    if (!(await orderClosing(em, { jobId, region }, reason))) return false;
    this.#say(open, code);
    return true;
  }

  /** The lanes of imported answers are closed from the start, and their cells without an answer are expected: nothing to warn of. */
  #say(
    { job_id: jobId, region, closing_code: before, closing_age_ms: age }: OpenRegion,
    code: string,
  ): void {
    const event = before === null || age === null ? 'job.closing' : 'job.closing_repeated';
    const entry = { event, jobId, region, code };
    if (code === NOT_IMPORTED) this.#logger.log(entry);
    else this.#logger.warn(entry);
  }

  /** Nothing of these lanes is published any more, so what is removed stays removed. */
  async #removeTasks(jobId: string, closed: readonly RegionToClose[]): Promise<void> {
    const regions = closed.map(({ open }) => open.region);
    await removeTasks(this.bus.manager, jobId, regions);
    // A cancellation is of the whole job: none while it goes on in other regions, and the absent region receives nothing anyway.
    if (!closed.every(({ open }) => open.is_overdue || open.is_cancelled)) return;
    announceCancel(this.publisher, { jobId, regions, before: await databaseNow(this.em) });
  }
}

/** Read again under the lock: the job may have ended, been paused, or got a new deadline. */
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
