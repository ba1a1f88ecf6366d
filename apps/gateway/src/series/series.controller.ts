import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Needs, projects, series } from '../access/needs.js';
import { ApiProjectHeader } from '../access/api-project.js';
import { ChosenProject, ListedProjects } from '../access/request-principal.js';
import type { VisibleProjects } from '../access/request-principal.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { TakesLargeBody } from '../http/server/large-body.js';
import { JobBody } from '../intake/specification/job.body.js';
import { SeriesControl } from './series-control.js';
import { SeriesPath } from './series-path.js';
import { SeriesReader } from './series-reader.js';
import { SeriesBody, seriesExamples } from './series.body.js';
import { DeliveriesQuery, SeriesListQuery, SeriesRunsQuery } from './series.query.js';
import {
  DeletedSeriesView,
  DeliveriesView,
  SeriesListView,
  SeriesRunsView,
  SeriesView,
  toSeriesView,
} from './series.view.js';

const NO_SERIES = 'There is no such series.';
const PARAMETERS = 'A parameter is unknown, given twice or not accepted.';

/** The same job, run again and again on a schedule. */
@ApiTags('series')
@ApiExtraModels(JobBody)
@Controller('api/v1/series')
export class SeriesController {
  constructor(
    private readonly control: SeriesControl,
    private readonly reader: SeriesReader,
  ) {}

  @Post()
  @Needs('submit', projects())
  @HttpCode(201)
  @TakesLargeBody('read')
  @ApiOperation({
    summary:
      'Make a series: the same job again and again, each run compared with the first and the one before',
    description:
      'Runs are ordinary jobs, `<series>-run-<number>`, that the planner starts when they are due, one at a time. A cost limit of the job is one of each run.',
  })
  @ApiActorHeader()
  @ApiProjectHeader()
  @ApiBody({ type: SeriesBody, examples: examplesOf(seriesExamples) })
  @ApiCreatedResponse({ description: 'The series.', type: SeriesView })
  @ApiErrors({
    400: 'The body is refused; `details` has every reason.',
    409: 'The id is taken (`series_exists`).',
    413: 'The body is too large (`body_too_large`).',
  })
  async create(
    @Body() body: SeriesBody,
    @CallerOf() caller: Caller,
    @ChosenProject() project: string,
  ): Promise<SeriesView> {
    return toSeriesView(await this.control.create(body, { project, caller }));
  }

  @Get()
  @Needs('read', projects())
  @ApiOperation({ summary: 'Series, newest first' })
  @ApiOkResponse({ description: 'A page of series.', type: SeriesListView })
  @ApiErrors({ 400: PARAMETERS })
  async list(
    @Query() query: SeriesListQuery,
    @ListedProjects() projectIds: VisibleProjects,
  ): Promise<SeriesListView> {
    return this.reader.list(query, projectIds);
  }

  @Get(':id')
  @Needs('read', series())
  @ApiOperation({ summary: 'A series' })
  @ApiOkResponse({ description: 'The series.', type: SeriesView })
  @ApiErrors({ 404: NO_SERIES })
  async one(@Param() { id }: SeriesPath): Promise<SeriesView> {
    return toSeriesView(await this.reader.one(id));
  }

  @Get(':id/runs')
  @Needs('read', series())
  @ApiOperation({ summary: 'Runs of a series, with what each look came to; the last one first' })
  @ApiOkResponse({ description: 'A page of runs.', type: SeriesRunsView })
  @ApiErrors({ 400: PARAMETERS, 404: NO_SERIES })
  async runs(
    @Param() { id }: SeriesPath,
    @Query() query: SeriesRunsQuery,
  ): Promise<SeriesRunsView> {
    return this.reader.runs(id, query);
  }

  @Get(':id/deliveries')
  @Needs('read', series())
  @ApiOperation({ summary: 'Messages to the webhook of a series, and what became of them' })
  @ApiOkResponse({ description: 'A page of messages.', type: DeliveriesView })
  @ApiErrors({ 400: PARAMETERS, 404: NO_SERIES })
  async deliveries(
    @Param() { id }: SeriesPath,
    @Query() query: DeliveriesQuery,
  ): Promise<DeliveriesView> {
    return this.reader.deliveries(id, query);
  }

  @Delete(':id')
  @Needs('submit', series())
  @ApiOperation({
    summary: 'Forget a series, with its runs and what was said of them',
    description: 'Its jobs stay, and one that goes on goes on: cancel it as any job.',
  })
  @ApiActorHeader()
  @ApiOkResponse({ description: 'It is gone.', type: DeletedSeriesView })
  @ApiErrors({ 404: NO_SERIES })
  async delete(
    @Param() { id }: SeriesPath,
    @CallerOf() caller: Caller,
  ): Promise<DeletedSeriesView> {
    const { runningJobId } = await this.control.delete({ id, caller, reason: null });
    return { id, deleted: true, running_job_id: runningJobId };
  }
}
