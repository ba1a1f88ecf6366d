import {
  Job,
  findExecution,
  readAskedText,
  readAttempts,
  readLabelsOfExecution,
  readOverride,
  readRetrying,
  readRound,
  readUncountedBytes,
  readUncountedResults,
} from '@beacon/persistence';
import type { Execution, ExecutionFilter } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import { requireAsked } from '../job-access/asked-in-job.js';
import { MAX_ATTEMPTS } from './attempts.view.js';
import type { CellHistory } from './attempts.view.js';
import type { ExecutionSurroundings } from './execution.view.js';

/** Reads single executions, with what is known beside their rows. */
@Injectable()
export class ExecutionReader {
  constructor(private readonly orm: MikroORM) {}

  /** @throws ApiError 404. */
  async one(id: number): Promise<{ readonly row: Execution } & ExecutionSurroundings> {
    const em = this.orm.em.fork();
    const row = await findOrRefuse(em, id);
    const retrying = await readRetrying(em, [row]);
    return {
      row,
      asked: await readAskedText(em, row),
      isRetrying: retrying.size > 0,
      override: row.outcomeSource === 'human' ? await readOverride(em, row) : null,
      labels: await readLabelsOfExecution(em, id),
    };
  }

  /**
   * The attempts of an execution's cell, and its results that do not count.
   * @param admit waits for a place for whole results of so many bytes; null leaves their contents out.
   * @throws ApiError 404.
   */
  async attempts(
    id: number,
    admit: ((bytes: number) => Promise<void>) | null,
  ): Promise<{ readonly row: Execution } & CellHistory> {
    const em = this.orm.em.fork();
    const row = await findOrRefuse(em, id);
    if (admit !== null) await admit(await readUncountedBytes(em, row, MAX_ATTEMPTS));
    const page = { whole: admit !== null, limit: MAX_ATTEMPTS };
    return {
      row,
      round: await readRound(em, row),
      attempts: await readAttempts(em, row, MAX_ATTEMPTS),
      uncounted: await readUncountedResults(em, row, page),
    };
  }

  /**
   * Refuses a listing of a job that does not exist, or by what it does not ask.
   * @throws ApiError 404.
   */
  async requireListed(jobId: string, filter: ExecutionFilter): Promise<void> {
    const em = this.orm.em.fork();
    if ((await em.count(Job, { id: jobId })) === 0) throw ApiError.notFound('job', jobId);
    await requireAsked(em, jobId, filter);
  }
}

async function findOrRefuse(em: EntityManager, id: number): Promise<Execution> {
  const row = await findExecution(em, id);
  if (row === null) throw ApiError.notFound('execution', String(id));
  return row;
}
