import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { QUESTION_ERRORS, requiredModel } from '../job-access/asked-question.js';
import { JobPath } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { ComparisonReader } from './comparison-reader.js';
import { ComparisonQuery } from './comparison.query.js';
import { ComparisonView } from './comparison.view.js';

/** Shows what the regions answered. */
@ApiTags('verdict')
@Controller('api/v1/jobs')
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonReader) {}

  @Get(':id/compare')
  @Needs('read', job())
  @ReadsJob('answers')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: "The regions' answers to one question of one model, side by side",
    description:
      'The first 20 measured repeats of each region are compared, fewer where there are more than ten regions. Failed, cancelled and quarantined executions are counted in `coverage` and not compared. Answers of different models are never compared. An embeddings endpoint that fails leaves `semantic` null and says why.',
  })
  @ApiOkResponse({ type: ComparisonView, description: 'The comparison.' })
  @ApiErrors({ ...QUESTION_ERRORS, 409: JUDGING_JOB_ERROR })
  async compare(
    @Param() { id }: JobPath,
    @Query() { model_id, question_id = '' }: ComparisonQuery,
  ): Promise<ComparisonView> {
    const named = { modelId: requiredModel(model_id), questionId: question_id };
    return (await this.comparisons.read(id, named, { isSemantic: true })).comparison;
  }
}
