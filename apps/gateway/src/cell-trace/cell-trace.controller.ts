import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { QUESTION_ERRORS } from '../job-access/asked-question.js';
import { JobPath } from '../job-access/job-path.js';
import { CellTraceReader } from './cell-trace-reader.js';
import { CellTraceQuery } from './cell-trace.query.js';
import { CellTraceView } from './cell-trace.view.js';

/** Shows the way of single cells. */
@ApiTags('executions')
@Controller('api/v1/jobs')
export class CellTraceController {
  constructor(private readonly traces: CellTraceReader) {}

  @Get(':id/trace')
  @Needs('read', job())
  @ReadsJob('listing')
  @ApiOperation({
    summary: "One cell's way: planned, published, delivered, called, answered, recorded",
    description:
      'From what is recorded of every cell, whether or not traces are: `trace_id` names the OpenTelemetry trace of its job, where there is one. Times are by the clocks of whom they are of.',
  })
  @ApiOkResponse({ description: 'The steps, in their order.', type: CellTraceView })
  @ApiErrors({
    400: QUESTION_ERRORS[400],
    404: `${QUESTION_ERRORS[404].replace(/\.$/, '')}, or no such cell (\`cell_not_in_job\`).`,
  })
  async read(@Param() { id }: JobPath, @Query() query: CellTraceQuery): Promise<CellTraceView> {
    return this.traces.read(id, query);
  }
}
