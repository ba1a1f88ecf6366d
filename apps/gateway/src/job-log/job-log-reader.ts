import {
  readJobState,
  readLogEntries,
  readLogState,
  readRegistrations,
  readSeals,
} from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ApiError } from '../http/errors/api-error.js';
import type { JobLogQuery } from './job-log.query.js';
import type { JobLogPage } from './job-log.view.js';

/** Reads the logs of jobs. */
@Injectable()
export class JobLogReader {
  constructor(private readonly orm: MikroORM) {}

  /**
   * A page of a job's log. What it says of size and root is true of the entries up to that size, though more are added meanwhile.
   * @throws ApiError 404; 409 for a job that was accepted before logs were kept.
   */
  async page(jobId: string, { from, limit }: JobLogQuery): Promise<JobLogPage> {
    const em = this.orm.em.fork();
    const state = await readLogState(em, jobId);
    if (state === null) {
      const job = await readJobState(em, jobId);
      throw job === null ? ApiError.notFound('job', jobId) : noLog(jobId);
    }
    const entries = await readLogEntries(em, jobId, { from, to: state.size, limit });
    const next = from + entries.length;
    return {
      jobId,
      state,
      registrations: await readRegistrations(em, jobId),
      seals: (await readSeals(em, jobId)).filter(({ size }) => size <= state.size),
      entries,
      nextFrom: next < state.size ? next : null,
    };
  }
}

function noLog(jobId: string): ApiError {
  const message = `${JSON.stringify(jobId)} was accepted before logs were kept: nothing proves its records`;
  return ApiError.conflict('job_without_log', message);
}
