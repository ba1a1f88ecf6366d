import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { JobPath } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { VerdictAnnouncer } from './verdict-announcer.js';
import { VerdictReader } from './verdict-reader.js';
import { VerdictQuery, toQuestion } from './verdict.query.js';
import { JOB_VERDICT_SCHEMA } from './verdict.view.js';
import type { JobVerdictView } from './verdict.view.js';

/** Says whether a job's models behave otherwise in one region than in another. */
@ApiTags('verdict')
@Controller('api/v1/jobs')
export class VerdictController {
  constructor(
    private readonly verdicts: VerdictReader,
    private readonly announcer: VerdictAnnouncer,
  ) {}

  @Get(':id/verdict')
  @Needs('read', job())
  @ReadsJob('cells')
  @UseGuards(MeasuredJobGuard)
  @ApiOperation({
    summary: 'Whether the regions differ, by how much, and how sure that is',
    description:
      'Paired by question, one model at a time, never across models. `cannot_tell` is not "no difference": that takes an equivalence test. While a job runs its verdict is `interim`, and one that takes long to reach may be up to ten times that old; once it has ended it is exact. Rates and differences are fractions.',
  })
  @ApiOkResponse({ description: 'The verdict.', schema: JOB_VERDICT_SCHEMA })
  @ApiErrors({
    400: 'A parameter is unknown, given twice or not accepted.',
    404: 'There is no such job.',
    409: JUDGING_JOB_ERROR,
  })
  async verdict(@Param() { id }: JobPath, @Query() query: VerdictQuery): Promise<JobVerdictView> {
    const read = await this.verdicts.read(id, toQuestion(query));
    // Not waited for: whoever asks for a verdict does not wait for the broker.
    if (read.isHeadline) void this.announcer.announce(id, read);
    const { status, verdict } = read;
    return { job_id: id, status, ...verdict };
  }
}
