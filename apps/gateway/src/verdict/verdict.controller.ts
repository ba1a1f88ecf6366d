import { Controller, Get, Param, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { QueryOf } from '../http/query.js';
import { JOB_PATH, assertJobId } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { VerdictReader } from './verdict-reader.js';
import { toQuestion, verdictQuery } from './verdict.query.js';
import type { VerdictQuery } from './verdict.query.js';
import { jobVerdictView } from './verdict.view.js';
import type { JobVerdictView } from './verdict.view.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

/** Says whether a job's models behave otherwise in one region than in another. */
@ApiTags('verdict')
@Controller('api/v1/jobs')
export class VerdictController {
  constructor(private readonly verdicts: VerdictReader) {}

  @Get(':id/verdict')
  @ReadsJob('cells')
  @UseGuards(MeasuredJobGuard)
  @Endpoint({
    summary: 'Whether the regions differ, by how much, and how sure that is',
    description:
      'Paired by question, one model at a time, never across models. `cannot_tell` is not "no difference": that takes an equivalence test. While a job runs its verdict is `interim`, and one that takes long to reach may be up to ten times that old; once it has ended it is exact. Rates and differences are fractions.',
    path: JOB_PATH,
    query: verdictQuery,
    answers: { 200: { about: 'The verdict.', body: jobVerdictView } },
    errors: {
      400: 'A parameter is unknown, given twice or not accepted.',
      404: 'There is no such job.',
      409: JUDGING_JOB_ERROR,
    },
  })
  async verdict(
    @Param('id') id: string,
    @QueryOf(verdictQuery) query: VerdictQuery,
  ): Promise<JobVerdictView> {
    assertJobId(id);
    const { status, verdict } = await this.verdicts.read(id, toQuestion(query));
    return { job_id: id, status, ...verdict };
  }
}
