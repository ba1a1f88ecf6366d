import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { JobPath } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { ArmsReader } from './arms-reader.js';
import { ArmsQuery, toArmsQuestion } from './arms.query.js';
import { ARMS_VIEW_SCHEMA } from './arms.view.js';
import type { ArmsView } from './arms.view.js';

/** Says whether a job's models behave otherwise in one language than in another, by one route than by another, and the like. */
@ApiTags('verdict')
@Controller('api/v1/jobs')
export class ArmsController {
  constructor(private readonly arms: ArmsReader) {}

  @Get(':id/arms')
  @Needs('read', job())
  @ReadsJob('cells')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: 'Whether the levels of an arm differ, with everything else alike',
    description:
      'By the rules of the verdict, with two levels of the arm in the place of two regions. Questions are paired within everything else that the job varies; `confounded` says that two levels always come together with something else, so that nothing is claimed of either. Rates and differences are fractions.',
  })
  @ApiOkResponse({ description: 'The comparison.', schema: ARMS_VIEW_SCHEMA })
  @ApiErrors({
    400: 'A parameter is unknown, given twice or not accepted.',
    404: 'There is no such job, or it does not compare this arm (`arm_not_in_job`).',
    409: `The job has not ended (\`job_running\`). ${JUDGING_JOB_ERROR}`,
  })
  async compare(@Param() { id }: JobPath, @Query() query: ArmsQuery): Promise<ArmsView> {
    const { status, comparison } = await this.arms.read(id, toArmsQuestion(query));
    return { job_id: id, status, ...comparison };
  }
}
