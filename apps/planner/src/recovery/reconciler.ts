import {
  findAskedJobs,
  lanesWithTasks,
  markReconciled,
  tryReconciliationLock,
} from '@beacon/persistence';
import type { AskedJob, RunningLane } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Logger } from '@nestjs/common';
import type { RegionPresence } from '../presence/region-presence.js';
import type { HeldTasks, InFlightQuery } from './in-flight-query.js';
import type { LaneSearch } from './lane-search.js';
import type { StalledLanes } from './stalled-lanes.js';
import type { StoredResults } from './stored-results.js';

/** What reconciliation works with. */
export interface ReconcilingParts {
  readonly orm: MikroORM;
  readonly presence: Pick<RegionPresence, 'isSettled'>;
  readonly stillness: StalledLanes;
  readonly held: Pick<InFlightQuery, 'ask'>;
  readonly results: Pick<StoredResults, 'acknowledgedUpTo'>;
  readonly search: Pick<LaneSearch, 'search'>;
}

/** What is to be looked at. */
interface Suspects {
  readonly lanes: readonly RunningLane[];
  readonly asked: readonly AskedJob[];
}

/**
 * Finds cells that are expected and neither recorded, nor queued, nor in an executor's hands, and plans them again. Lanes
 * that move are left alone, unless everything is to be looked at: after a start, a reconnection, or new streams.
 */
export class Reconciler {
  readonly #logger = new Logger('Planner');
  /** Regions of which everything is still to be looked at; null when that is every region. */
  #forced: Set<string> | null = null;

  constructor(private readonly parts: ReconcilingParts) {}

  /** Everything is to be looked at, at the next turn. */
  force(): void {
    this.#forced = null;
  }

  /**
   * One look, by one planner at a time. A region whose executors live and do not say what they hold is left for the next.
   * @throws Error when broker or database do not answer: the next turn goes on.
   */
  async reconcile(): Promise<'idle' | 'locked' | 'done'> {
    if (!this.parts.presence.isSettled()) return 'idle';
    const suspects = await this.#suspects();
    if (suspects.lanes.length === 0) {
      this.#forced ??= new Set();
      await this.#markDone(suspects.asked, new Set());
      return 'idle';
    }
    return this.parts.orm.em.fork().transactional(async (em) => {
      if (!(await tryReconciliationLock(em))) return 'locked';
      await this.#look(suspects);
      return 'done';
    });
  }

  async #suspects(): Promise<Suspects> {
    const em = this.parts.orm.em.fork();
    const asked = await findAskedJobs(em);
    const askedIds = new Set(asked.map(({ id }) => id));
    const underWay = (await lanesWithTasks(em)).filter(isServed);
    const still = new Set(this.parts.stillness.observe(underWay));
    const lanes = underWay.filter(
      (lane) => still.has(lane) || askedIds.has(lane.job_id) || this.#isForced(lane.region),
    );
    return { lanes, asked };
  }

  #isForced(region: string): boolean {
    return this.#forced === null || this.#forced.has(region);
  }

  async #look({ lanes, asked }: Suspects): Promise<void> {
    const forced = this.#forced;
    const regions = [...new Set(lanes.map(({ region }) => region))];
    // Until all is looked at: a failure on the way leaves it to the next turn.
    const left = new Set(forced === null ? regions : forced);
    // Before the cells are found missing: what is acknowledged by now is recorded, and not missing then.
    const acknowledged = await this.parts.results.acknowledgedUpTo();
    const heldIn = await this.#heldIn(regions);
    for (const lane of lanes) {
      const held = heldIn.get(lane.region);
      if (held) await this.parts.search.search(lane, held, acknowledged);
    }
    for (const region of heldIn.keys()) left.delete(region);
    if (this.#forced === forced) this.#forced = left;
    await this.#markDone(asked, new Set(lanes.filter((one) => !heldIn.has(one.region)).map(jobOf)));
  }

  async #heldIn(regions: readonly string[]): Promise<ReadonlyMap<string, HeldTasks>> {
    const answers = await Promise.all(
      regions.map(async (region) => [region, await this.parts.held.ask(region)] as const),
    );
    return new Map(answers.flatMap(([region, held]) => (held ? [[region, held] as const] : [])));
  }

  async #markDone(asked: readonly AskedJob[], notDone: ReadonlySet<string>): Promise<void> {
    for (const job of asked.filter(({ id }) => !notDone.has(id))) {
      await markReconciled(this.parts.orm.em.fork(), job);
      this.#logger.log({ event: 'reconcile.asked_done', jobId: job.id });
    }
  }
}

function jobOf({ job_id }: RunningLane): string {
  return job_id;
}

/** What is paused or being closed was removed on purpose. */
function isServed({ is_paused, closing_code }: RunningLane): boolean {
  return !is_paused && closing_code === null;
}
