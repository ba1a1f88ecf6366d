import { CLAIMS } from '@beacon/verdict';
import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { fraction, oneOf, QueryOf } from '../http/query.js';
import { JOB_PATH, assertJobId } from '../job-access/job-path.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { ContentReader } from './content-reader.js';
import { jobContentView } from './content.view.js';
import type { JobContentView } from './content.view.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

const contentQuery = z.strictObject({
  alpha: fraction(
    { above: 0, below: 0.5, fallback: 0.05 },
    'Chance to claim any difference that is not, over all models and content tests of the job.',
  ),
  claim: oneOf(
    CLAIMS,
    'What a claim is about: other questions of this sort, or exactly these. Default questions_like_these.',
  ),
  semantic: oneOf(
    ['true', 'false'],
    'Whether to compare embeddings where an endpoint for them is configured; words otherwise. Default true.',
  ),
});
type ContentQuery = z.output<typeof contentQuery>;

/** Says whether a job's models say other things in one region than in another. */
@ApiTags('verdict')
@Controller('api/v1/jobs')
export class ContentController {
  constructor(private readonly contents: ContentReader) {}

  @Get(':id/content')
  @ReadsJob('cells')
  @Endpoint({
    summary: 'Whether what the models say differs by region',
    description:
      'Answers of one model to the same question, one region against another, held against repeats, second executors or whole questions; never across models, never in a rate. A random sample of large jobs: `sample` says what was read. Lexical distance is about wording, not meaning. Kept until outcomes or stances of the job change.',
    path: JOB_PATH,
    query: contentQuery,
    answers: { 200: { about: 'The comparison.', body: jobContentView } },
    errors: {
      400: 'A parameter is unknown, given twice or not accepted.',
      404: 'There is no such job.',
    },
  })
  async content(
    @Param('id') id: string,
    @QueryOf(contentQuery) { alpha, claim, semantic }: ContentQuery,
  ): Promise<JobContentView> {
    assertJobId(id);
    const { status, interim, content } = await this.contents.read(id, {
      alpha,
      claim: claim ?? 'questions_like_these',
      isSemantic: semantic !== 'false',
    });
    return { job_id: id, status, interim, ...content };
  }
}
