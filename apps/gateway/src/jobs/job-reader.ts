import {
  Job,
  readErasure,
  readJobProof,
  readJobSignature,
  readJobs,
  readLaneProgress,
} from '@beacon/persistence';
import type { ExecutionFilter } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { VisibleProjects } from '../access/request-principal.js';
import { ExecutionListing } from '../executions/execution-listing.js';
import type { ExecutionListView } from '../executions/execution-list.view.js';
import { ApiError } from '../http/errors/api-error.js';
import { requireAsked } from '../job-access/asked-in-job.js';
import { cursorAfter, toJobPage } from './job-list.query.js';
import type { JobListQuery } from './job-list.query.js';
import { toJobListItem } from './job-list.view.js';
import type { JobListView } from './job-list.view.js';
import type { JobQuery } from './job.query.js';
import type { JobState } from './job.view.js';
import { countNotAsked } from './not-asked.js';

/** Reads jobs, and their executions. */
@Injectable()
export class JobReader {
  constructor(
    private readonly orm: MikroORM,
    private readonly listing: ExecutionListing,
  ) {}

  /** A page of jobs; one more row than asked for is read, to know whether another page follows. */
  async list(query: JobListQuery, projects: VisibleProjects): Promise<JobListView> {
    const { limit } = query;
    const page = { ...toJobPage(query), projects, limit: limit + 1 };
    const rows = await readJobs(this.orm.em.fork(), page);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      jobs: shown.map(toJobListItem),
      next_cursor: rows.length > shown.length && last ? cursorAfter(last) : null,
      limit,
    };
  }

  /** @throws ApiError 404. */
  async one(id: string, { include, exec_limit, exec_offset }: JobQuery): Promise<JobState> {
    const em = this.orm.em.fork();
    const job = await em.findOne(Job, { id });
    if (job === null) throw ApiError.notFound('job', id);
    const lanes = await readLaneProgress(em, id);
    const page = { limit: exec_limit, offset: exec_offset };
    const executions = include === undefined ? null : await this.listing.newest(id, page);
    const notAsked = await countNotAsked(em, id, lanes);
    const signature = await readJobSignature(em, id);
    const proof = await readJobProof(em, id);
    const erasure = await readErasure(em, id);
    return { job, lanes, notAsked, executions, proof, erasure, signature };
  }

  /**
   * A page of a job's executions.
   * @param words that their answers must have; null for all.
   * @throws ApiError 404, also when the job does not ask what the filter names.
   */
  async executions(
    id: string,
    filter: ExecutionFilter,
    page: { readonly limit: number; readonly before: number | undefined },
    words: string | null,
  ): Promise<ExecutionListView> {
    const em = this.orm.em.fork();
    if ((await em.count(Job, { id })) === 0) throw ApiError.notFound('job', id);
    await requireAsked(em, id, filter);
    const wanted = { ...filter, jobId: id };
    return words === null
      ? this.listing.page(wanted, page)
      : this.listing.search(wanted, words, page);
  }
}
