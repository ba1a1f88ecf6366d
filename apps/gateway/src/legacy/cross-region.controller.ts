import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { QUESTION_ERRORS, requiredModel } from '../job-access/asked-question.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { CrossRegionPath, CrossRegionQuery } from './cross-region.query.js';
import { CrossRegionReader } from './cross-region.reader.js';
import { CrossRegionAnalysisView } from './cross-region.view.js';

/** One question of one model over the regions, under its original path. */
@ApiTags('verdict')
@Controller('api/v1/executions')
export class CrossRegionController {
  constructor(private readonly analyses: CrossRegionReader) {}

  @Get(':jobId/cross-region')
  @Needs('read', job('jobId'))
  @ReadsJob('cells')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: "The regions' answers to one question of one model, in the original API's shape",
    description:
      "For clients of the original. What had no sound meaning is null, and `unavailable` beside it says why. `summary` is the sentence of the model's verdict over all questions. Without question_id, all questions of the job are meant, and no single answer is shown. /api/v1/jobs/{id}/compare says more.",
  })
  @ApiOkResponse({
    type: CrossRegionAnalysisView,
    description: 'The answers and what they come to.',
  })
  @ApiErrors({ ...QUESTION_ERRORS, 409: JUDGING_JOB_ERROR })
  async crossRegion(
    @Param() { jobId }: CrossRegionPath,
    @Query() { model_id, question_id: questionId }: CrossRegionQuery,
  ): Promise<CrossRegionAnalysisView> {
    return this.analyses.read(jobId, { modelId: requiredModel(model_id), questionId });
  }
}
