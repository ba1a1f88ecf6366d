import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { JobPath } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { BiasAnalysisReader } from './bias-analysis.reader.js';
import { BiasAnalysisView } from './bias-analysis.view.js';

/** The analysis of a job under its original path. */
@ApiTags('verdict')
@Controller('api/v2/jobs')
export class BiasAnalysisController {
  constructor(private readonly analyses: BiasAnalysisReader) {}

  @Get(':id/bias-analysis')
  @Needs('read', job())
  @ReadsJob('cells')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: "The verdict in the shape of the original API's analysis",
    description:
      'For clients of the original. `censorship_rate` is the share of answers that were refused or blocked. What had no sound meaning is null, and `unavailable` beside it says why. /api/v1/jobs/{id}/verdict says more.',
  })
  @ApiOkResponse({ type: BiasAnalysisView, description: 'The analysis.' })
  @ApiErrors({ 404: 'There is no such job.', 409: JUDGING_JOB_ERROR })
  async analysis(@Param() { id }: JobPath): Promise<BiasAnalysisView> {
    return this.analyses.read(id);
  }
}
