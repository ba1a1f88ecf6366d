import { forgetSilentExecutors, saveExecutors } from '@beacon/persistence';
import type { MikroORM } from '@mikro-orm/postgresql';
import type { RegionPresence } from './region-presence.js';

const CLEANING_MS = 60_000;

/** Keeps what this planner hears of executors in the database, for people to look at. */
export class ExecutorRegister {
  #savedUpTo = -Infinity;
  #cleanedAt = -Infinity;

  constructor(
    private readonly orm: MikroORM,
    private readonly presence: Pick<RegionPresence, 'clock' | 'latestSince'>,
  ) {}

  /** Writes what was heard since the last time, in one statement; once a minute it forgets who has been silent for an hour. */
  async save(): Promise<void> {
    const now = this.presence.clock();
    const em = this.orm.em.fork();
    const heard = this.presence.latestSince(this.#savedUpTo);
    await saveExecutors(
      em,
      heard.map((beat) => ({
        executor_id: beat.executorId,
        region: beat.region,
        node: beat.node,
        pod: beat.pod,
        in_hand: beat.inHand,
        uptime_ms: beat.uptimeMs,
      })),
    );
    this.#savedUpTo = now;
    if (now - this.#cleanedAt < CLEANING_MS) return;
    await forgetSilentExecutors(em);
    this.#cleanedAt = now;
  }
}
