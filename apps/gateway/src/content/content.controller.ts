import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { JobPath } from '../job-access/job-path.js';
import { ContentReader } from './content-reader.js';
import { ContentQuery } from './content.query.js';
import { JOB_CONTENT_SCHEMA } from './content.view.js';
import type { JobContentView } from './content.view.js';

/** Says whether a job's models say other things in one region than in another. */
@ApiTags('verdict')
@Controller('api/v1/jobs')
export class ContentController {
  constructor(private readonly contents: ContentReader) {}

  @Get(':id/content')
  @Needs('read', job())
  @ReadsJob('cells')
  @ApiOperation({
    summary: 'Whether what the models say differs by region',
    description:
      'Answers of one model to the same question, one region against another, held against repeats, second executors or whole questions; never across models, never in a rate. A random sample of large jobs: `sample` says what was read. Lexical distance is about wording, not meaning. Kept until outcomes or stances of the job change.',
  })
  @ApiOkResponse({ description: 'The comparison.', schema: JOB_CONTENT_SCHEMA })
  @ApiErrors({
    400: 'A parameter is unknown, given twice or not accepted.',
    404: 'There is no such job.',
  })
  async content(
    @Param() { id }: JobPath,
    @Query() { alpha, claim, semantic }: ContentQuery,
  ): Promise<JobContentView> {
    const { status, interim, content } = await this.contents.read(id, {
      alpha,
      claim: claim ?? 'questions_like_these',
      isSemantic: semantic !== 'false',
    });
    return { job_id: id, status, interim, ...content };
  }
}
