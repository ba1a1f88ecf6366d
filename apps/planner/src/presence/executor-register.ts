import { forgetSilentExecutors, saveExecutors } from '@beacon/persistence';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { RegionPresence } from './region-presence.js';

const CLEANING_MS = 60_000;

/** Keeps in the database what this planner knows of executors, for operators. */
@Injectable()
export class ExecutorRegister {
  #savedUpTo = -Infinity;
  #cleanedAt = -Infinity;

  constructor(
    private readonly em: EntityManager,
    private readonly presence: RegionPresence,
  ) {}

  /** Writes what was received since the last time, in one statement; once a minute it deletes executors that were silent for an hour. */
  async save(): Promise<void> {
    const now = this.presence.clock();
    const received = this.presence.latestSince(this.#savedUpTo);
    await saveExecutors(
      this.em,
      received.map((beat) => ({
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
    await forgetSilentExecutors(this.em);
    this.#cleanedAt = now;
  }
}
