import { CLASSIFIER_VERSION } from '@beacon/classification';
import { completeNewJob, jobEvent } from '@beacon/outbox';
import {
  databaseNow,
  enqueueOutbox,
  findDueSeries,
  insertRun,
  lockDueSeries,
  registerJob,
  saveSeriesProgress,
  writeAudit,
} from '@beacon/persistence';
import type { DueSeries } from '@beacon/persistence';
import { decide } from '@beacon/schedule';
import type { Decision } from '@beacon/schedule';
import { SignedWork, recordSigner } from '@beacon/signing';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';

/** Series that one turn looks at: each is a transaction of its own. */
const MOST_SERIES = 100;

/** Starts the runs of series when they are due. Every planner does: who locks the row of a series decides, others pass it over. */
@Injectable()
export class SeriesRunner {
  readonly #logger = new Logger('Planner');

  constructor(
    private readonly em: EntityManager,
    private readonly work: SignedWork,
  ) {}

  /**
   * One turn over all series of which something is due.
   * @returns how many runs were started.
   * @throws Error when the database does not answer: what was started stays started.
   */
  async run(): Promise<number> {
    const due = await findDueSeries(this.em, await databaseNow(this.em), MOST_SERIES);
    let started = 0;
    for (const id of due) {
      if (await this.em.transactional((em) => this.#turn(em, id))) started += 1;
    }
    return started;
  }

  /** The run, its job and the next moment are one transaction: a planner that dies in it has done nothing, and another does it. */
  async #turn(em: EntityManager, id: string): Promise<boolean> {
    const now = await databaseNow(em);
    const series = await lockDueSeries(em, id, now);
    if (series === null) return false;
    const decision = decide(series, now);
    const isStarted = decision.start !== null && (await this.#start(em, series, decision.start));
    await this.#save(em, series, decision, isStarted);
    return isStarted;
  }

  /** False where a run of this number or moment is there already: then there is none to start. */
  async #start(em: EntityManager, series: DueSeries, dueAt: Date): Promise<boolean> {
    const { id: seriesId, cells, lanes } = series;
    const number = series.runs + 1;
    const jobId = `${seriesId}-run-${number}`;
    const state = await insertRun(em, { seriesId, number, dueAt, jobId });
    if (state === 'claimed') return false;
    if (state === 'started') {
      const regions = [...new Set(lanes.map(({ region }) => region))];
      const details = { series_id: seriesId, run: number, due_at: dueAt.toISOString() };
      await enqueueOutbox(em, [jobEvent('series.run_started', jobId, details)]);
      await completeNewJob(em, { id: jobId, cells, lanes, regions });
      await this.#register(em, series, jobId);
    }
    const details = { series_id: seriesId, run: number, due_at: dueAt.toISOString(), state };
    await audit(em, 'series.run', details, state === 'started' ? jobId : null);
    this.#logger.log({ event: 'series.run', seriesId, run: number, jobId, state });
    return true;
  }

  /** In the transaction that makes the job: nothing is asked of it before it is registered. */
  async #register(em: EntityManager, series: DueSeries, jobId: string): Promise<void> {
    const { registration, cells } = series;
    if (registration === null) return;
    const { facts } = registration;
    // The series says how its runs are analysed; by what their answers are typed is known when they begin.
    const analysis = { ...registration.analysis, classifier: CLASSIFIER_VERSION };
    const job = {
      jobId,
      kind: 'accepted',
      cells,
      facts,
      analysis,
      at: await databaseNow(em),
    } as const;
    await registerJob(em, job, recordSigner(this.work, 'registration'));
  }

  async #save(
    em: EntityManager,
    { id, runs }: DueSeries,
    { nextDueAt, queuedDueAt, skipped, end }: Decision,
    isStarted: boolean,
  ): Promise<void> {
    await saveSeriesProgress(em, id, {
      runs: runs + (isStarted ? 1 : 0),
      nextDueAt,
      queuedDueAt,
      skippedMissed: skipped.missed,
      skippedOverlap: skipped.overlap,
      end,
    });
    const isSkipped = skipped.missed + skipped.overlap > 0;
    if (isSkipped) await audit(em, 'series.skip', { series_id: id, ...skipped });
    if (end === null) return;
    await audit(em, 'series.end', { series_id: id, reason: end });
    this.#logger.log({ event: 'series.end', seriesId: id, reason: end });
  }
}

async function audit(
  em: EntityManager,
  action: string,
  details: Readonly<Record<string, unknown>>,
  jobId: string | null = null,
): Promise<void> {
  const by = { actor: 'planner', address: null, requestId: null, reason: null };
  await writeAudit(em, { ...by, action, details, jobId });
}
