import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { modelParameter, questionParameter, requiredModel } from '../job-access/asked-question.js';
import { QueryOf } from '../http/query.js';
import { assertJobId } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { CrossRegionReader } from './cross-region.reader.js';
import { crossRegionView } from './cross-region.view.js';
import type { CrossRegionAnalysisView } from './cross-region.view.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

const crossRegionQuery = z.strictObject({
  model_id: modelParameter,
  question_id: questionParameter(
    "Id of a question of the job; empty for the job's own prompt; all questions when absent.",
  ),
});
type CrossRegionQuery = z.output<typeof crossRegionQuery>;

/** One question of one model over the regions, under its original path. */
@ApiTags('verdict')
@Controller('api/v1/executions')
export class CrossRegionController {
  constructor(private readonly analyses: CrossRegionReader) {}

  @Get(':jobId/cross-region')
  @ReadsJob('cells')
  @UseGuards(MeasuredJobGuard)
  @Endpoint({
    summary: "The regions' answers to one question of one model, in the original API's shape",
    description:
      "For clients of the original. What had no sound meaning is null, and `unavailable` beside it says why. `summary` is the sentence of the model's verdict over all questions. Without question_id, all questions of the job are meant, and no single answer is shown. /api/v1/jobs/{id}/compare says more.",
    path: { jobId: 'Id of the job.' },
    query: crossRegionQuery,
    answers: { 200: { about: 'The answers and what they come to.', body: crossRegionView } },
    errors: {
      400: 'A parameter is missing, unknown, given twice or not accepted.',
      404: 'There is no such job, or it asks no such model (`model_not_in_job`) or question (`question_not_in_job`).',
      409: JUDGING_JOB_ERROR,
    },
  })
  async crossRegion(
    @Param('jobId') jobId: string,
    @QueryOf(crossRegionQuery) { model_id, question_id }: CrossRegionQuery,
  ): Promise<CrossRegionAnalysisView> {
    const modelId = requiredModel(model_id);
    assertJobId(jobId);
    return this.analyses.read(jobId, { modelId, questionId: question_id });
  }
}
