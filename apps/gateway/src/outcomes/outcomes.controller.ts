import { Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { BodyOf } from '../http/body.js';
import { ACTOR_HEADER_ABOUT, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { overrideBody, withdrawalBody } from './outcome.body.js';
import type { OverrideBody, WithdrawalBody } from './outcome.body.js';
import { OutcomeHistory } from './outcome-history.js';
import { OutcomeOverride } from './outcome-override.js';
import {
  correctionView,
  outcomeHistoryView,
  toCorrectionView,
  toOutcomeHistoryView,
} from './outcome.view.js';
import type { CorrectionView, OutcomeHistoryView } from './outcome.view.js';

const PATH = { id: 'Id of the execution, a whole number.' };
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
  @HttpCode(200)
  @Endpoint({
    summary: "Say what an execution came to, in the classifier's place",
    description:
      'Counted from now on, with author and reason beside it; a re-scoring leaves it as it is. The status of a job that has ended stays. Safe to repeat.',
    path: PATH,
    headers: ACTOR_HEADER_ABOUT,
    body: {
      schema: overrideBody,
      examples: {
        refused: { outcome: 'refused', reason: 'It only names other sources.', author: 'ann' },
      },
    },
    answers: { 200: { about: 'It is typed so.', body: correctionView } },
    errors: {
      400: 'The body or the header is refused.',
      404: NOT_FOUND,
      409: 'The execution failed or was cancelled: it has no answer (`not_measured`).',
    },
  })
  async override(
    @Param('id') executionId: string,
    @BodyOf(overrideBody) { outcome, reason, author }: OverrideBody,
    @CallerOf() caller: Caller,
  ): Promise<CorrectionView> {
    const request = { executionId, caller, author, reason };
    return toCorrectionView(await this.overrides.override(request, outcome));
  }

  @Delete(':id/outcome')
  @Endpoint({
    summary: "Take a person's word back",
    description: 'The execution is typed again as it was before any person typed it.',
    path: PATH,
    headers: ACTOR_HEADER_ABOUT,
    body: {
      schema: withdrawalBody,
      examples: { nothing: {}, reason: { reason: 'I had read the wrong answer.' } },
      required: false,
    },
    answers: { 200: { about: 'It is typed as the classifier said.', body: correctionView } },
    errors: {
      400: 'The body or the header is refused.',
      404: NOT_FOUND,
      409: 'No person has typed it (`not_overridden`).',
    },
  })
  async withdraw(
    @Param('id') executionId: string,
    @BodyOf(withdrawalBody) { reason, author }: WithdrawalBody,
    @CallerOf() caller: Caller,
  ): Promise<CorrectionView> {
    return toCorrectionView(await this.overrides.withdraw({ executionId, caller, author, reason }));
  }

  @Get(':id/outcomes')
  @Endpoint({
    summary: "What became of an execution's outcome, by whom and why",
    description:
      'Overrides, withdrawals, re-scorings that changed it, and retries that replaced an answer which a person had typed.',
    path: PATH,
    answers: { 200: { about: 'Its history.', body: outcomeHistoryView } },
    errors: { 404: NOT_FOUND },
  })
  async history(@Param('id') id: string): Promise<OutcomeHistoryView> {
    return toOutcomeHistoryView(await this.changes.read(id));
  }
}
