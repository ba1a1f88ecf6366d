import {
  findEndedRuns,
  lockRun,
  readWatchedSeries,
  saveLook,
  takeEndedSeries,
} from '@beacon/persistence';
import type { EndedRun, RunFailure, WatchedSeries } from '@beacon/persistence';
import type { SeriesLook } from '@beacon/verdict';
import { OutboxRelay } from '@beacon/outbox';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { LookTaker } from './look-taker.js';
import { oweEnd, oweFailure, oweLook } from './owed-messages.js';
import { publishEnd, publishFailure, publishLook } from './series-events.js';

/** Looks of one turn: each takes two comparisons. */
const MOST_LOOKS = 20;
const MOST_ENDS = 50;

/** What is said of a run: a look, or why there is none. */
type Said = { readonly look: SeriesLook } | { readonly failure: RunFailure };

/**
 * Looks at the runs of series when their jobs have ended, once each, and owes webhooks what it came to. Any number of gateways may watch:
 * who locks a run looks at it.
 */
@Injectable()
export class SeriesWatcher {
  readonly #logger = new Logger('Series');

  constructor(
    private readonly orm: MikroORM,
    private readonly taker: LookTaker,
    private readonly relay: OutboxRelay,
  ) {}

  /**
   * One turn over all runs that have ended.
   * @returns how many were looked at.
   * @throws Error when the database does not answer: what is not said is said in the next turn.
   */
  async watch(): Promise<number> {
    const ended = await findEndedRuns(this.orm.em.fork(), MOST_LOOKS);
    for (const run of ended) await this.#inTransaction(async (em) => this.#say(em, run));
    await this.#inTransaction(async (em) => {
      for (const series of await takeEndedSeries(em, MOST_ENDS)) {
        await oweEnd(em, series);
        await publishEnd(em, series);
      }
    });
    this.relay.wake();
    return ended.length;
  }

  async #inTransaction(work: (em: EntityManager) => Promise<void>): Promise<void> {
    await this.orm.em.fork().transactional(work);
  }

  /** The look and the messages that it owes are one transaction: neither is without the other. */
  async #say(em: EntityManager, run: EndedRun): Promise<void> {
    if (!(await lockRun(em, run))) return;
    const series = await readWatchedSeries(em, run.seriesId);
    if (series === null) return;
    const said = await this.#saidOf(em, series, run);
    await saveLook(em, run, said);
    if ('look' in said) {
      await oweLook(em, series, run, said.look);
      await publishLook(em, run, said.look);
    } else {
      await oweFailure(em, series, run, said.failure);
      await publishFailure(em, run, said.failure);
    }
  }

  async #saidOf(em: EntityManager, series: WatchedSeries, run: EndedRun): Promise<Said> {
    const { seriesId, number, jobStatus } = run;
    if (jobStatus === 'failed') return { failure: 'job_failed' };
    // Whoever cancels a run may have seen what it was about to show.
    if (jobStatus === 'cancelled') return { failure: 'job_cancelled' };
    try {
      const look = await this.taker.look(em, series, run);
      this.#logger.log({
        event: 'series.look',
        seriesId,
        run: number,
        conclusion: look.conclusion,
      });
      return { look };
    } catch (error) {
      // What cannot be compared now never can; anything else is tried again in the next turn.
      if (!(error instanceof ApiError || error instanceof RangeError)) throw error;
      this.#logger.warn({
        event: 'series.not_comparable',
        seriesId,
        run: number,
        error: String(error),
      });
      return { failure: 'not_comparable' };
    }
  }
}
