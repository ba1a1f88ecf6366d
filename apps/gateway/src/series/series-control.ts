import {
  deleteSeriesRow,
  insertSeries,
  lockSeries,
  pauseSeriesRow,
  queueSeriesRun,
  readSeries,
  resumeSeriesRow,
} from '@beacon/persistence';
import type { LockedSeries, SeriesSummary } from '@beacon/persistence';
import { nextDue } from '@beacon/schedule';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../audit/record-audit.js';
import { inTransaction } from '../changes/in-transaction.js';
import { assertNoQuota } from '../quotas/charge-quota.js';
import type { Caller } from '../http/caller.js';
import { ApiError } from '../http/errors/api-error.js';
import { SeriesIntake } from './series-intake.js';
import type { SeriesBody } from './series.body.js';

/** A change of a series that is asked for. */
export interface SeriesRequest {
  readonly id: string;
  readonly caller: Caller;
  readonly reason: string | null;
}

/** A series that was deleted. */
export interface DeletedSeries {
  readonly id: string;
  readonly runningJobId: string | null;
}

/** Makes series and changes them. Runs are started by the planner. */
@Injectable()
export class SeriesControl {
  constructor(
    private readonly orm: MikroORM,
    private readonly intake: SeriesIntake,
  ) {}

  /** @throws ApiError 400 when the body is refused, 409 when the id is taken. */
  async create(
    body: SeriesBody,
    { project, caller }: { readonly project: string; readonly caller: Caller },
  ): Promise<SeriesSummary> {
    const series = { ...(await this.intake.read(body, new Date())), project };
    return inTransaction(this.orm, async (em) => {
      await assertNoQuota(em, caller.principal);
      if (!(await insertSeries(em, series))) throw seriesExists(series.id);
      const { id, cron, timeZone, cells } = series;
      const details = { series_id: id, cron, time_zone: timeZone, cells };
      const entry = { caller, project, action: 'series.create', reason: null, details };
      await recordAudit(em, entry);
      return summaryOf(em, id);
    });
  }

  /**
   * Stops its clock: nothing is due until it is resumed. A run that goes on goes on. Safe to repeat.
   * @throws ApiError 404, or 409 when it has ended.
   */
  async pause(request: SeriesRequest): Promise<SeriesSummary> {
    return this.#change(request, 'series.pause', async (em, { id, status }) => {
      if (status === 'active') await pauseSeriesRow(em, id);
    });
  }

  /**
   * Lets it go on with its next moment; those that were due meanwhile are not made up for. Safe to repeat.
   * @throws ApiError 404, or 409 when it has ended.
   */
  async resume(request: SeriesRequest): Promise<SeriesSummary> {
    return this.#change(request, 'series.resume', async (em, { id, status, cron, timeZone }) => {
      if (status === 'paused')
        await resumeSeriesRow(em, id, nextDue({ cron, timeZone }, new Date()));
    });
  }

  /**
   * Asks for a run now, beside the schedule.
   * @throws ApiError 404, or 409 when it has ended, or a run goes on or waits.
   */
  async runNow(request: SeriesRequest): Promise<SeriesSummary> {
    return this.#change(request, 'series.run_now', async (em, { id, isQueued, runningJobId }) => {
      if (isQueued) throw busy(id, 'a run waits to be started');
      if (runningJobId !== null) throw busy(id, `its run ${runningJobId} goes on`);
      await queueSeriesRun(em, id);
    });
  }

  /** @throws ApiError 404. */
  async delete({ id, caller, reason }: SeriesRequest): Promise<DeletedSeries> {
    return inTransaction(this.orm, async (em) => {
      const { project, runs, runningJobId } = await lockOrRefuse(em, id);
      await deleteSeriesRow(em, id);
      const details = { series_id: id, runs };
      await recordAudit(em, { caller, project, action: 'series.delete', reason, details });
      return { id, runningJobId };
    });
  }

  async #change(
    { id, caller, reason }: SeriesRequest,
    action: string,
    work: (em: EntityManager, series: LockedSeries) => Promise<void>,
  ): Promise<SeriesSummary> {
    return inTransaction(this.orm, async (em) => {
      const series = await lockOrRefuse(em, id);
      assertNotEnded(series);
      await work(em, series);
      const details = { series_id: id, status: series.status };
      await recordAudit(em, { caller, project: series.project, action, reason, details });
      return summaryOf(em, id);
    });
  }
}

async function lockOrRefuse(em: EntityManager, id: string): Promise<LockedSeries> {
  const series = await lockSeries(em, id);
  if (series === null) throw ApiError.notFound('series', id);
  return series;
}

async function summaryOf(em: EntityManager, id: string): Promise<SeriesSummary> {
  const series = await readSeries(em, id);
  if (series === null) throw new Error('the series that was changed is gone');
  return series;
}

function assertNotEnded({ id, status }: LockedSeries): void {
  if (status !== 'ended') return;
  throw ApiError.conflict('series_ended', `${JSON.stringify(id)} has ended: make another series`);
}

function busy(id: string, why: string): ApiError {
  const message = `${JSON.stringify(id)}: ${why}; one run goes on at a time`;
  return ApiError.conflict('series_running', message);
}

function seriesExists(id: string): ApiError {
  const message = `there is a series ${JSON.stringify(id)} already: choose another id, or none`;
  const facts = { error: 'series_exists', code: 'series_exists', message, field: 'id' } as const;
  return new ApiError(409, facts);
}
