import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { JobPath } from '../job-access/job-path.js';
import { JobLogReader } from './job-log-reader.js';
import { JobLogQuery } from './job-log.query.js';
import { JobLogView, toJobLogView } from './job-log.view.js';

/** Shows the logs of jobs. */
@ApiTags('evidence')
@Controller('api/v1/jobs')
export class JobLogController {
  constructor(private readonly logs: JobLogReader) {}

  @Get(':id/log')
  @Needs('read', job())
  @ReadsJob('listing')
  @ApiOperation({
    summary: "A job's registrations, the seals of its log, and a page of its entries",
    description:
      'Every execution, change of an outcome, label and review, in the order in which it was appended, as the data of the leaves of a Merkle tree (RFC 6962). No entry holds the text of an answer: its hash stands for it. A seal is the root at one size, signed by the recorder.',
  })
  @ApiOkResponse({ description: 'A page of the log.', type: JobLogView })
  @ApiErrors({
    400: 'A parameter is unknown, given twice or not accepted.',
    404: 'There is no such job.',
    409: 'The job was accepted before logs were kept (`job_without_log`).',
  })
  async page(@Param() { id }: JobPath, @Query() query: JobLogQuery): Promise<JobLogView> {
    return toJobLogView(await this.logs.page(id, query));
  }
}
