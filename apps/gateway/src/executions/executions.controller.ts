import type { Catalogue } from '@beacon/domain';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Needs, execution, projects } from '../access/needs.js';
import { ListedProjects } from '../access/request-principal.js';
import type { VisibleProjects } from '../access/request-principal.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { WorkQueue } from '../admission/work-queue.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { RequestPlaces } from '../http/server/request-places.js';
import { CATALOGUE } from '../settings/settings.js';
import { AttemptsView, toAttemptsView } from './attempts.view.js';
import { ExecutionListView } from './execution-list.view.js';
import { ExecutionListing } from './execution-listing.js';
import { ExecutionReader } from './execution-reader.js';
import {
  AttemptsQuery,
  ExecutionListQuery,
  ExecutionPath,
  placeOf,
  requireCursor,
  toFilter,
} from './execution.query.js';
import { ExecutionDetailView, toExecutionDetailView } from './execution.view.js';

const UNKNOWN = { 404: 'There is no such execution.' };

/** Reads recorded executions. */
@ApiTags('executions')
@Controller('api/v1/executions')
export class ExecutionsController {
  constructor(
    private readonly executions: ExecutionReader,
    private readonly listing: ExecutionListing,
    private readonly queue: WorkQueue,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Needs('read', projects('job_id'))
  @ReadsJob('listing')
  @ApiOperation({
    summary: 'Executions, newest first',
    description:
      'Filters are combined; one that is unknown is refused, never left out. Follow next_cursor for further pages. With `q` answers are searched, so many at once that no page takes long: `search` tells whether all were.',
  })
  @ApiOkResponse({ description: 'A page of executions.', type: ExecutionListView })
  @ApiErrors({
    400: 'A parameter is unknown, given twice or not accepted.',
    404: '`job_id` names no job, or model_id or question_id what that job does not ask.',
  })
  async list(
    @Query() query: ExecutionListQuery,
    @ListedProjects() projectIds: VisibleProjects,
  ): Promise<ExecutionListView> {
    const { limit, offset, cursor, q, job_id: jobId } = query;
    requireCursor(query);
    const page = { limit, offset, before: placeOf(cursor) };
    const filter = toFilter(query, this.catalogue);
    // `jobspec_id` is the original's name: its clients ask for jobs that may not be there yet, and read an empty list.
    if (jobId !== undefined) await this.executions.requireListed(jobId, filter);
    // A job that is named by `job_id` was looked at by the guard.
    const wanted = jobId === undefined ? { ...filter, projects: projectIds } : filter;
    return q === undefined ? this.listing.page(wanted, page) : this.listing.search(wanted, q, page);
  }

  @Get(':id')
  @Needs('read', execution())
  @ApiOperation({ summary: 'One execution with its answer and evidence' })
  @ApiOkResponse({ description: 'The execution.', type: ExecutionDetailView })
  @ApiErrors(UNKNOWN)
  async one(@Param() { id }: ExecutionPath): Promise<ExecutionDetailView> {
    const { row, ...surroundings } = await this.executions.one(Number(id));
    return toExecutionDetailView(row, surroundings);
  }

  @Get(':id/details')
  @Needs('read', execution())
  @ApiOperation({ summary: 'The same, under its original path' })
  @ApiOkResponse({ description: 'The execution.', type: ExecutionDetailView })
  @ApiErrors(UNKNOWN)
  async details(@Param() path: ExecutionPath): Promise<ExecutionDetailView> {
    return this.one(path);
  }

  @Get(':id/attempts')
  @Needs('read', execution())
  @ApiOperation({
    summary: "The requests that the execution's cell took, and the results that do not count",
    description: 'Of all rounds of the cell, in their order.',
  })
  @ApiOkResponse({ description: 'The attempts.', type: AttemptsView })
  @ApiErrors({ ...UNKNOWN, 400: 'A parameter is not accepted.' })
  async attempts(
    @Param() { id }: ExecutionPath,
    @Query() { include }: AttemptsQuery,
    @Req() { raw }: FastifyRequest,
  ): Promise<AttemptsView> {
    const places = RequestPlaces.of(raw);
    const admit = async (bytes: number): Promise<void> =>
      places.add(await this.queue.takeForRead({ bytes, cells: 1 }, places.left));
    const wanted = include === 'results' ? admit : null;
    const { row, ...history } = await this.executions.attempts(Number(id), wanted);
    return toAttemptsView(row, history);
  }
}
