import type { Catalogue } from '@beacon/domain';
import { Controller, Get, Inject, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job, projects } from '../access/needs.js';
import { ListedProjects } from '../access/request-principal.js';
import type { VisibleProjects } from '../access/request-principal.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ExecutionListView } from '../executions/execution-list.view.js';
import { JobExecutionsQuery, placeOf, toJobFilter } from '../executions/execution.query.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { NOT_ASKED } from '../job-access/asked-in-job.js';
import { JobPath } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { CATALOGUE } from '../settings/settings.js';
import { JobReader } from './job-reader.js';
import { JobListQuery } from './job-list.query.js';
import { JobListView } from './job-list.view.js';
import { JobQuery } from './job.query.js';
import { JobView, toJobView } from './job.view.js';
import { MatrixReader } from './matrix-reader.js';
import { MatrixQuery, toMatrixFilter } from './matrix.query.js';
import { MatrixView } from './matrix.view.js';

const ERRORS = {
  400: 'A parameter is unknown, given twice or not accepted.',
  404: 'There is no such job.',
};

const NOT_ASKED_MODEL =
  'There is no such job, or it does not ask the model of the filter (`model_not_in_job`).';

/** Reads jobs and their progress. */
@ApiTags('jobs')
@Controller('api/v1/jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobReader,
    private readonly matrices: MatrixReader,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
  ) {}

  @Get()
  @Needs('read', projects())
  @ApiOperation({ summary: 'Jobs, newest first' })
  @ApiOkResponse({ description: 'A page of jobs.', type: JobListView })
  @ApiErrors({ 400: ERRORS[400] })
  async list(
    @Query() query: JobListQuery,
    @ListedProjects() projectIds: VisibleProjects,
  ): Promise<JobListView> {
    return this.jobs.list(query, projectIds);
  }

  @Get(':id')
  @Needs('read', job())
  @ReadsJob('itself')
  @ApiOperation({
    summary: 'A job, its specification and its progress',
    description:
      'The specification can be submitted again as it is: it holds no id, so that doing so makes a new job.',
  })
  @ApiOkResponse({ description: 'The job.', type: JobView })
  @ApiErrors(ERRORS)
  async one(@Param() { id }: JobPath, @Query() query: JobQuery): Promise<JobView> {
    const state = await this.jobs.one(id, query);
    return toJobView({ ...state, withQuestions: query.questions !== 'false' });
  }

  @Get(':id/matrix')
  @Needs('read', job())
  @ReadsJob('page')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: "A job's outcomes as questions by models, with a mark for each region",
    description:
      'Pages hold questions; filters and orders are over all of the job. A question is left by `outcome` and `status` when one of its cells, of the models and regions named, has them. The summary by region and by model covers the whole job whatever the filters, the differing questions this page. While a job runs, what takes long to count may be up to ten times that old; once it has ended everything is exact.',
  })
  @ApiOkResponse({ description: 'A page of the matrix.', type: MatrixView })
  @ApiErrors({ ...ERRORS, 404: NOT_ASKED_MODEL, 409: JUDGING_JOB_ERROR })
  async matrix(@Param() { id }: JobPath, @Query() query: MatrixQuery): Promise<MatrixView> {
    const { offset, limit, sort: order, include } = query;
    const filter = toMatrixFilter(query, this.catalogue);
    const hasFacets = include === 'facets';
    return this.matrices.read(id, { offset, limit, filter, order, hasFacets });
  }

  @Get(':id/executions/all')
  @Needs('read', job())
  @ReadsJob('listing')
  @ApiOperation({
    summary: "A job's executions, newest first",
    description: 'With `q` the answers are searched, as under `/executions`.',
  })
  @ApiOkResponse({ description: 'A page of executions.', type: ExecutionListView })
  @ApiErrors({ ...ERRORS, 404: NOT_ASKED })
  async executions(
    @Param() { id }: JobPath,
    @Query() query: JobExecutionsQuery,
  ): Promise<ExecutionListView> {
    const page = { limit: query.limit, before: placeOf(query.cursor) };
    return this.jobs.executions(id, toJobFilter(query, this.catalogue), page, query.q ?? null);
  }
}
