import {
  findAskedJobs,
  lanesWithTasks,
  markReconciled,
  tryReconciliationLock,
} from '@beacon/persistence';
import type { AskedJob, RunningLane } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { InFlightQuery } from './in-flight-query.js';
import type { HeldTasks } from './in-flight-query.js';
import { LaneSearch } from './lane-search.js';
import { StalledLanes } from './stalled-lanes.js';
import { StoredResults } from './stored-results.js';

/** What is to be searched. */
interface Suspects {
  readonly lanes: readonly RunningLane[];
  readonly asked: readonly AskedJob[];
}

/**
 * Finds cells that are expected and neither recorded, nor queued, nor in flight in an executor, and plans them again. Lanes
 * that move are skipped, unless everything is to be searched: after a start, a reconnection, or new streams.
 */
@Injectable()
export class Reconciler {
  readonly #logger = new Logger('Planner');
  /** Regions of which everything is still to be searched; null when that is every region. */
  #forced: Set<string> | null = null;

  constructor(
    private readonly em: EntityManager,
    private readonly stalled: StalledLanes,
    private readonly inFlight: InFlightQuery,
    private readonly results: StoredResults,
    private readonly search: LaneSearch,
  ) {}

  /** Everything is to be searched, at the next turn. */
  force(): void {
    this.#forced = null;
  }

  /**
   * One turn, by one planner at a time. A region whose executors live and do not say what they hold is left for the next.
   * @throws Error when broker or database do not answer: the next turn continues.
   */
  async reconcile(): Promise<'idle' | 'locked' | 'done'> {
    if (!this.inFlight.isReady()) return 'idle';
    const suspects = await this.#suspects();
    if (suspects.lanes.length === 0) {
      this.#forced ??= new Set();
      await this.#markDone(suspects.asked, new Set());
      return 'idle';
    }
    const skipped = await this.em.transactional(async (em) =>
      (await tryReconciliationLock(em)) ? this.#searchLanes(suspects.lanes) : null,
    );
    if (skipped === null) return 'locked';
    // After the transaction, which must not hold jobs' rows while other jobs are marked.
    await this.#markDone(suspects.asked, skipped);
    return 'done';
  }

  async #suspects(): Promise<Suspects> {
    const asked = await findAskedJobs(this.em);
    const askedIds = new Set(asked.map(({ id }) => id));
    const underWay = (await lanesWithTasks(this.em)).filter(isServed);
    const still = new Set(this.stalled.observe(underWay));
    const lanes = underWay.filter(
      (lane) => still.has(lane) || askedIds.has(lane.job_id) || this.#isForced(lane.region),
    );
    return { lanes, asked };
  }

  #isForced(region: string): boolean {
    return this.#forced === null || this.#forced.has(region);
  }

  /** @returns jobs of which a region was left for the next turn. */
  async #searchLanes(lanes: readonly RunningLane[]): Promise<ReadonlySet<string>> {
    const forced = this.#forced;
    const regions = [...new Set(lanes.map(({ region }) => region))];
    // Until all is searched: a failure on the way leaves it to the next turn.
    const left = new Set(forced === null ? regions : forced);
    // Before the cells are found missing: what is acknowledged by now is recorded, and not missing then.
    const acknowledged = await this.results.acknowledgedUpTo();
    const heldIn = await this.#heldIn(regions);
    for (const lane of lanes) {
      const held = heldIn.get(lane.region);
      if (held) await this.search.search(lane, held, acknowledged);
    }
    for (const region of heldIn.keys()) left.delete(region);
    if (this.#forced === forced) this.#forced = left;
    return new Set(lanes.filter((one) => !heldIn.has(one.region)).map(jobOf));
  }

  async #heldIn(regions: readonly string[]): Promise<ReadonlyMap<string, HeldTasks>> {
    const answers = await Promise.all(
      regions.map(async (region) => [region, await this.inFlight.ask(region)] as const),
    );
    return new Map(answers.flatMap(([region, held]) => (held ? [[region, held] as const] : [])));
  }

  async #markDone(asked: readonly AskedJob[], notDone: ReadonlySet<string>): Promise<void> {
    for (const job of asked.filter(({ id }) => !notDone.has(id))) {
      await markReconciled(this.em, job);
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
