import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs, execution } from '../access/needs.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { ExecutionPath } from './execution-path.js';
import { OutcomeHistory } from './outcome-history.js';
import { OutcomeOverride } from './outcome-override.js';
import { OverrideBody, WithdrawalBody } from './outcome.body.js';
import {
  CorrectionView,
  OutcomeHistoryView,
  toCorrectionView,
  toOutcomeHistoryView,
} from './outcome.view.js';

const NOT_FOUND = 'There is no such execution.';

/** Manual corrections of outcomes. */
@ApiTags('outcomes')
@Controller('api/v1/executions')
export class OutcomesController {
  constructor(
    private readonly overrides: OutcomeOverride,
    private readonly changes: OutcomeHistory,
  ) {}

  @Post(':id/outcome')
  @Needs('review', execution())
  @HttpCode(200)
  @ApiOperation({
    summary: 'Correct the outcome of an execution by hand',
    description:
      'Counted from now on, with author and reason beside it; a re-scoring leaves it as it is. The status of a job that has ended stays. Safe to repeat.',
  })
  @ApiActorHeader()
  @ApiBody({
    type: OverrideBody,
    examples: examplesOf({
      refused: { outcome: 'refused', reason: 'It only names other sources.', author: 'ann' },
    }),
  })
  @ApiOkResponse({ description: 'It is typed so.', type: CorrectionView })
  @ApiErrors({
    400: 'The body or the header is refused.',
    404: NOT_FOUND,
    409: 'The execution failed or was cancelled: it has no answer (`not_measured`).',
  })
  async override(
    @Param() { id: executionId }: ExecutionPath,
    @Body() { outcome, reason, author }: OverrideBody,
    @CallerOf() caller: Caller,
  ): Promise<CorrectionView> {
    const request = { executionId, caller, author, reason };
    return toCorrectionView(await this.overrides.override(request, outcome));
  }

  @Delete(':id/outcome')
  @Needs('review', execution())
  @ApiOperation({
    summary: 'Withdraw a manual correction',
    description: 'The execution is typed again as it was before anybody corrected it.',
  })
  @ApiActorHeader()
  @ApiBody({
    type: WithdrawalBody,
    required: false,
    examples: examplesOf({
      nothing: {},
      reason: { reason: 'I had read the wrong answer.' },
    }),
  })
  @ApiOkResponse({ description: 'It is typed as before the correction.', type: CorrectionView })
  @ApiErrors({
    400: 'The body or the header is refused.',
    404: NOT_FOUND,
    409: 'Nobody has corrected it (`not_overridden`).',
  })
  async withdraw(
    @Param() { id: executionId }: ExecutionPath,
    @Body() { reason, author }: WithdrawalBody,
    @CallerOf() caller: Caller,
  ): Promise<CorrectionView> {
    return toCorrectionView(await this.overrides.withdraw({ executionId, caller, author, reason }));
  }

  @Get(':id/outcomes')
  @Needs('read', execution())
  @ApiOperation({
    summary: "How an execution's outcome was changed, by whom and why",
    description:
      'Overrides, withdrawals, re-scorings that changed it, and retries that replaced an answer which a person had typed.',
  })
  @ApiOkResponse({ description: 'Its history.', type: OutcomeHistoryView })
  @ApiErrors({ 404: NOT_FOUND })
  async history(@Param() { id }: ExecutionPath): Promise<OutcomeHistoryView> {
    return toOutcomeHistoryView(await this.changes.read(id));
  }
}
