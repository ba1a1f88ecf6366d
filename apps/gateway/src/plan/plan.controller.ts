import { Body, Controller, HttpCode, HttpStatus, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NOTHING, Needs } from '../access/needs.js';
import { CONTROL_OPTIONS } from '../settings/settings.js';
import type { ControlOptions } from '../settings/settings.js';
import { refused } from '../http/errors/http-errors.js';
import { TakesLargeBody } from '../http/server/large-body.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { ApiSubmissionBody } from '../intake/submission-body.js';
import { JobPlanner } from './job-planner.js';
import { PlanQuery } from './plan.query.js';
import { PlanView } from './plan.view.js';

/** Plans jobs before they are paid for. */
@ApiTags('jobs')
@Controller('api/v1/jobs')
export class PlanController {
  constructor(
    private readonly planner: JobPlanner,
    @Inject(CONTROL_OPTIONS) private readonly options: ControlOptions,
  ) {}

  @Post('plan')
  @Needs('read', NOTHING)
  @TakesLargeBody('raw')
  @HttpCode(HttpStatus.OK)
  @ApiOperation({
    summary: 'What a job would take and what it could show',
    description:
      'Takes the body of a submission and refuses what that refuses. Nothing is stored and no model is asked.',
  })
  @ApiSubmissionBody()
  @ApiOkResponse({ description: 'The plan.', type: PlanView })
  @ApiErrors({
    400: 'The body or a parameter is refused; `details` has every reason.',
    413: 'The body is too large (`body_too_large`).',
  })
  async plan(@Body() body: unknown, @Query() query: PlanQuery): Promise<PlanView> {
    if (body === undefined) throw refused(400, 'invalid_body', 'the body is empty');
    return this.planner.plan(body, query, this.options.maxAttempts);
  }
}
