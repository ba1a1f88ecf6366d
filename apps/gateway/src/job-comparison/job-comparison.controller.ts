import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { JobPath } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR } from '../job-access/measured-job.guard.js';
import { JobComparisonReader } from './job-comparison-reader.js';
import { JobComparisonQuery, toOptions } from './job-comparison.query.js';
import { JOB_COMPARISON_VIEW_SCHEMA, toJobComparisonView } from './job-comparison.view.js';
import type { JobComparisonView } from './job-comparison.view.js';

/** Says what changed between two jobs. */
@ApiTags('verdict')
@Controller('api/v1/jobs')
export class JobComparisonController {
  constructor(private readonly comparisons: JobComparisonReader) {}

  @Get(':id/comparison')
  @Needs('read', job('id', 'with'))
  @ReadsJob('cells')
  @ApiOperation({
    summary: 'Whether anything changed between two jobs, by how much, and how sure that is',
    description:
      'The job of the path is before, `with` after. Each model and region that both asked in the same way, over the questions that both asked in the same words; what is not compared is listed with the reason. Paired by question, by the rules of the verdict; `cannot_tell` is not "no change". Differences are after minus before. Rates and differences are fractions.',
  })
  @ApiOkResponse({ description: 'The comparison.', schema: JOB_COMPARISON_VIEW_SCHEMA })
  @ApiErrors({
    400: 'A parameter is lacking, unknown, given twice or not accepted; or both jobs are the same.',
    404: 'There is no such job.',
    409: `One of the jobs has not ended (\`job_running\`). ${JUDGING_JOB_ERROR}`,
  })
  async compare(
    @Param() { id }: JobPath,
    @Query() query: JobComparisonQuery,
  ): Promise<JobComparisonView> {
    const pair = { before: id, after: query.with, options: toOptions(query) };
    return toJobComparisonView(await this.comparisons.read(pair));
  }
}
