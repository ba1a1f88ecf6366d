import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { QueryOf } from '../http/query.js';
import { JOB_PATH, assertJobId } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { modelParameter, questionParameter, requiredModel } from '../job-access/asked-question.js';
import { ComparisonReader } from './comparison-reader.js';
import { comparisonView } from './comparison.view.js';
import type { ComparisonView } from './comparison.view.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

const compareQuery = z.strictObject({
  model_id: modelParameter,
  question_id: questionParameter(
    'Id of a question of the job; empty or absent when it asks its own prompt.',
  ),
});
type CompareQuery = z.output<typeof compareQuery>;

/** Shows what the regions answered. */
@ApiTags('verdict')
@Controller('api/v1/jobs')
export class ComparisonController {
  constructor(private readonly comparisons: ComparisonReader) {}

  @Get(':id/compare')
  @ReadsJob('answers')
  @UseGuards(MeasuredJobGuard)
  @Endpoint({
    summary: "The regions' answers to one question of one model, side by side",
    description:
      'The first 20 measured repeats of each region are compared, fewer where there are more than ten regions. Failed, cancelled and quarantined executions are counted in `coverage` and not compared. Answers of different models are never compared. An embeddings endpoint that fails leaves `semantic` null and says why.',
    path: JOB_PATH,
    query: compareQuery,
    answers: { 200: { about: 'The comparison.', body: comparisonView } },
    errors: {
      400: 'A parameter is missing, unknown, given twice or not accepted.',
      404: 'There is no such job, or it asks no such model (`model_not_in_job`) or question (`question_not_in_job`).',
      409: JUDGING_JOB_ERROR,
    },
  })
  async compare(
    @Param('id') id: string,
    @QueryOf(compareQuery) { model_id, question_id = '' }: CompareQuery,
  ): Promise<ComparisonView> {
    const named = { modelId: requiredModel(model_id), questionId: question_id };
    assertJobId(id);
    return (await this.comparisons.read(id, named, { isSemantic: true })).comparison;
  }
}
