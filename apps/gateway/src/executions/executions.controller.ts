import type { Catalogue } from '@beacon/domain';
import {
  Job,
  findExecution,
  readAskedText,
  readAttempts,
  readOverride,
  readRetrying,
  readRound,
  readUncountedBytes,
  readUncountedResults,
} from '@beacon/persistence';
import type { ExecutionFilter } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CATALOGUE } from '../settings/settings.js';
import { ApiError } from '../http/errors/api-error.js';
import { QueryOf } from '../http/query.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { RequestPlaces } from '../http/server/request-places.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { WorkQueue } from '../admission/work-queue.js';
import { requireAsked } from '../job-access/asked-in-job.js';
import { ExecutionListing, executionList } from './execution-listing.js';
import type { ExecutionList } from './execution-listing.js';
import { MAX_ATTEMPTS, attemptsView, toAttemptsView } from './attempts.view.js';
import type { AttemptsView } from './attempts.view.js';
import { attemptsQuery, executionListQuery, placeOf, toFilter } from './execution.query.js';
import type { AttemptsQuery, ExecutionListQuery } from './execution.query.js';
import { executionDetailView, toExecutionDetailView } from './execution.view.js';
import type { ExecutionDetailView } from './execution.view.js';

const EXECUTION_ID = /^[1-9]\d{0,14}$/;

const ONE = {
  summary: 'One execution with its answer and evidence',
  path: { id: 'Id of the execution, a whole number.' },
  answers: { 200: { about: 'The execution.', body: executionDetailView } },
  errors: { 404: 'There is no such execution.' },
};

/** Reads recorded executions. */
@ApiTags('executions')
@Controller('api/v1/executions')
export class ExecutionsController {
  constructor(
    private readonly orm: MikroORM,
    private readonly listing: ExecutionListing,
    private readonly queue: WorkQueue,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @ReadsJob('listing')
  @Endpoint({
    summary: 'Executions, newest first',
    description:
      'Filters are combined; one that is unknown is refused, never left out. Follow next_cursor for further pages.',
    query: executionListQuery,
    answers: { 200: { about: 'A page of executions.', body: executionList } },
    errors: {
      400: 'A parameter is unknown, given twice or not accepted.',
      404: '`job_id` names no job, or model_id or question_id what that job does not ask.',
    },
  })
  async list(@QueryOf(executionListQuery) query: ExecutionListQuery): Promise<ExecutionList> {
    const { limit, offset, cursor, job_id: jobId } = query;
    const page = { limit, offset, before: placeOf(cursor) };
    const filter = toFilter(query, this.catalogue);
    if (jobId !== undefined) await this.#requireKnown(jobId, filter);
    return this.listing.page(filter, page);
  }

  /** `jobspec_id` is the original's name, whose clients ask for jobs that may not be there yet, and read an empty list. */
  async #requireKnown(jobId: string, filter: ExecutionFilter): Promise<void> {
    const em = this.orm.em.fork();
    if ((await em.count(Job, { id: jobId })) === 0) throw ApiError.notFound('job', jobId);
    await requireAsked(em, jobId, filter);
  }

  @Get(':id')
  @Endpoint(ONE)
  async one(@Param('id') id: string): Promise<ExecutionDetailView> {
    const em = this.orm.em.fork();
    const row = EXECUTION_ID.test(id) ? await findExecution(em, Number(id)) : null;
    if (row === null) throw ApiError.notFound('execution', id);
    const retrying = await readRetrying(em, [row]);
    return toExecutionDetailView(row, {
      asked: await readAskedText(em, row),
      isRetrying: retrying.size > 0,
      override: row.outcomeSource === 'human' ? await readOverride(em, row) : null,
    });
  }

  @Get(':id/details')
  @Endpoint({ ...ONE, summary: 'The same, under its original path' })
  async details(@Param('id') id: string): Promise<ExecutionDetailView> {
    return this.one(id);
  }

  @Get(':id/attempts')
  @Endpoint({
    summary: "The requests that the execution's cell took, and the results that do not count",
    description: 'Of all rounds of the cell, in their order.',
    path: ONE.path,
    query: attemptsQuery,
    answers: { 200: { about: 'The attempts.', body: attemptsView } },
    errors: { ...ONE.errors, 400: 'A parameter is not accepted.' },
  })
  async attempts(
    @Param('id') id: string,
    @QueryOf(attemptsQuery) query: AttemptsQuery,
    @Req() { raw }: FastifyRequest,
  ): Promise<AttemptsView> {
    const em = this.orm.em.fork();
    const row = EXECUTION_ID.test(id) ? await findExecution(em, Number(id)) : null;
    if (row === null) throw ApiError.notFound('execution', id);
    const page = { whole: query.include === 'results', limit: MAX_ATTEMPTS };
    if (page.whole) {
      const places = RequestPlaces.of(raw);
      const bytes = await readUncountedBytes(em, row, MAX_ATTEMPTS);
      places.add(await this.queue.takeForRead({ bytes, cells: 1 }, places.left));
    }
    return toAttemptsView(row, {
      round: await readRound(em, row),
      attempts: await readAttempts(em, row, MAX_ATTEMPTS),
      uncounted: await readUncountedResults(em, row, page),
    });
  }
}
