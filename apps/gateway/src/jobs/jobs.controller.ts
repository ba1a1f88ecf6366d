import type { Catalogue } from '@beacon/domain';
import { Job, readJobs, readLaneProgress } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Controller, Get, Inject, Param, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CATALOGUE } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import { NOT_ASKED, requireAsked } from '../job-access/asked-in-job.js';
import { ExecutionListing, executionList } from '../executions/execution-listing.js';
import type { ExecutionList } from '../executions/execution-listing.js';
import { jobExecutionsQuery, placeOf, toJobFilter } from '../executions/execution.query.js';
import type { JobExecutionsQuery } from '../executions/execution.query.js';
import { QueryOf } from '../http/query.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { JOB_PATH, assertJobId } from '../job-access/job-path.js';
import {
  cursorAfter,
  jobListQuery,
  jobQuery,
  matrixQuery,
  placeOf as jobPlaceOf,
} from './job.query.js';
import type { JobListQuery, JobQuery, MatrixQuery } from './job.query.js';
import { jobList, jobView, toJobListItem, toJobView } from './job.view.js';
import type { JobView } from './job.view.js';
import { MatrixReader } from './matrix-reader.js';
import { matrixView } from './matrix.view.js';
import type { MatrixView } from './matrix.view.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

const ERRORS = {
  400: 'A parameter is unknown, given twice or not accepted.',
  404: 'There is no such job.',
};

/** Reads jobs and what became of them. */
@ApiTags('jobs')
@Controller('api/v1/jobs')
export class JobsController {
  constructor(
    private readonly orm: MikroORM,
    private readonly listing: ExecutionListing,
    private readonly matrices: MatrixReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Endpoint({
    summary: 'Jobs, newest first',
    query: jobListQuery,
    answers: { 200: { about: 'A page of jobs.', body: jobList } },
    errors: { 400: ERRORS[400] },
  })
  async list(@QueryOf(jobListQuery) query: JobListQuery): Promise<z.output<typeof jobList>> {
    const { limit, cursor, status = null } = query;
    const page = { limit: limit + 1, after: jobPlaceOf(cursor), status };
    const rows = await readJobs(this.orm.em.fork(), page);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      jobs: shown.map(toJobListItem),
      next_cursor: rows.length > shown.length && last ? cursorAfter(last) : null,
      limit,
    };
  }

  @Get(':id')
  @ReadsJob('itself')
  @Endpoint({
    summary: 'A job, its specification and its progress',
    description:
      'The specification can be submitted again as it is: it holds no id, so that doing so makes a new job.',
    path: JOB_PATH,
    query: jobQuery,
    answers: { 200: { about: 'The job.', body: jobView } },
    errors: ERRORS,
  })
  async one(@Param('id') id: string, @QueryOf(jobQuery) query: JobQuery): Promise<JobView> {
    const em = this.orm.em.fork();
    const job = await findJob(em, id);
    const lanes = await readLaneProgress(em, id);
    const page = { limit: query.exec_limit, offset: query.exec_offset };
    const wanted = query.include !== undefined;
    const executions = wanted ? await this.listing.newest(id, page) : null;
    return toJobView(job, lanes, executions);
  }

  @Get(':id/matrix')
  @ReadsJob('page')
  @UseGuards(MeasuredJobGuard)
  @Endpoint({
    summary: "A job's outcomes as questions by models, with a mark for each region",
    description:
      'Pages hold questions. The summary by region and by model covers the whole job, the differing questions this page. While a job runs, cells that take long to count may be up to ten times that old; once it has ended they are exact.',
    path: JOB_PATH,
    query: matrixQuery,
    answers: { 200: { about: 'A page of the matrix.', body: matrixView } },
    errors: { ...ERRORS, 409: JUDGING_JOB_ERROR },
  })
  async matrix(
    @Param('id') id: string,
    @QueryOf(matrixQuery) query: MatrixQuery,
  ): Promise<MatrixView> {
    assertJobId(id);
    return this.matrices.read(id, query);
  }

  @Get(':id/executions/all')
  @ReadsJob('listing')
  @Endpoint({
    summary: "A job's executions, newest first",
    path: JOB_PATH,
    query: jobExecutionsQuery,
    answers: { 200: { about: 'A page of executions.', body: executionList } },
    errors: { ...ERRORS, 404: NOT_ASKED },
  })
  async executions(
    @Param('id') id: string,
    @QueryOf(jobExecutionsQuery) query: JobExecutionsQuery,
  ): Promise<ExecutionList> {
    const em = this.orm.em.fork();
    await assertJob(em, id);
    const filter = { ...toJobFilter(query, this.catalogue), jobId: id };
    await requireAsked(em, id, filter);
    return this.listing.page(filter, { limit: query.limit, before: placeOf(query.cursor) });
  }
}

async function findJob(em: EntityManager, id: string): Promise<Job> {
  assertJobId(id);
  const job = await em.findOne(Job, { id });
  if (job === null) throw ApiError.notFound('job', id);
  return job;
}

async function assertJob(em: EntityManager, id: string): Promise<void> {
  assertJobId(id);
  if ((await em.count(Job, { id })) === 0) throw ApiError.notFound('job', id);
}
