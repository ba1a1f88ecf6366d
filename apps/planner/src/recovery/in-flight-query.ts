import { Bus, askAll } from '@beacon/bus';
import type { HeldTasksV1 } from '@beacon/contracts';
import { heldTasks, heldTasksQuestion, heldTasksSubject } from '@beacon/contracts';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { RegionPresence } from '../presence/region-presence.js';

/** Names one round of one cell within a region. */
export interface HeldCell {
  readonly jobId: string;
  readonly model: string;
  readonly cell: string;
  readonly round: number;
}

/** The in-flight tasks of a region's executors. */
export type HeldTasks = ReadonlySet<string>;

const ANSWER_WITHIN_MS = 1_000;
/** Three heartbeats. */
const ALIVE_MS = 3_000;

/** Asks executors which tasks they have in flight. */
@Injectable()
export class InFlightQuery {
  readonly #logger = new Logger('Planner');

  constructor(
    @Inject(Bus) private readonly bus: Pick<Bus, 'connection' | 'inboxPrefix'>,
    private readonly presence: RegionPresence,
  ) {}

  /** Whether the set of live executors is known, so that a complete set of replies is meaningful. */
  isReady(): boolean {
    return this.presence.isSettled();
  }

  /**
   * What all executors of a region hold; null when one lives and did not answer: what it holds is not known then, and
   * nothing of the region may be published again.
   */
  async ask(region: string): Promise<HeldTasks | null> {
    const askedAt = this.presence.clock();
    const answers = await this.#answers(region);
    if (answers === null) return null;
    const answered = new Set(answers.map(({ executorId }) => executorId));
    // An executor is live if it sent a heartbeat while the request was open; if none replies at all, one from shortly before counts too.
    const alive = answers.length === 0 ? askedAt - ALIVE_MS : askedAt;
    const silent = this.presence.receivedSince(region, alive).filter((id) => !answered.has(id));
    if (silent.length > 0) {
      this.#logger.warn({ event: 'reconcile.region_left', region, silent });
      return null;
    }
    return new Set(answers.flatMap(({ tasks }) => tasks.map(heldKey)));
  }

  async #answers(region: string): Promise<HeldTasksV1[] | null> {
    const exchange = { question: heldTasksQuestion, answer: heldTasks };
    try {
      // Every live executor has replied: there is nothing left to wait for.
      const known = this.presence.receivedSince(region, this.presence.clock() - ALIVE_MS);
      return await askAll(
        this.bus,
        heldTasksSubject(region),
        exchange,
        {},
        {
          withinMs: ANSWER_WITHIN_MS,
          isEnough: (answers) => known.length > 0 && known.every((id) => isAmong(id, answers)),
        },
      );
    } catch (error) {
      this.#logger.warn({ event: 'reconcile.question_failed', region, error: String(error) });
      return null;
    }
  }
}

function isAmong(id: string, answers: readonly HeldTasksV1[]): boolean {
  return answers.some(({ executorId }) => executorId === id);
}

/** Names a held task in a set. */
export function heldKey({ jobId, model, cell, round }: HeldCell): string {
  return `${jobId}\n${model}\n${cell}\n${round}`;
}
