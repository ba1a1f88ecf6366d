import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  Res,
  UseGuards,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs, job } from '../access/needs.js';
import { ReadsJob } from '../admission/reads-job.guard.js';
import { ApiActorHeader, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { ApiErrors } from '../http/openapi/api-errors.js';
import { examplesOf } from '../http/openapi/examples.js';
import { JobPath } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import {
  AdjudicatedView,
  BlindItemView,
  DisagreementsView,
  LabelledView,
  toBlindItemView,
  toDisagreementsView,
} from './review-item.view.js';
import { ReviewLabels } from './review-labels.js';
import { ReviewMaker } from './review-maker.js';
import { ReviewReader } from './review-reader.js';
import { LabelBody, ReviewBody } from './review.body.js';
import { DisagreementsQuery, NextItemQuery, ReviewItemPath, raterOf } from './review.query.js';
import { ReviewView } from './review.view.js';
import { toReviewView } from './to-review-view.js';

const NO_REVIEW =
  'There is no such job (`job_not_found`), or it has no open review (`review_not_found`).';
const NO_ITEM = 'There is no such job, or its open review has no such item (`item_not_found`).';
const NAMES = 'the name is that of another (`rater_name_taken`, `rater_name_reserved`)';

/** People's review of what a job's answers were typed as. */
@ApiTags('review')
@Controller('api/v1/jobs/:id/review')
@UseGuards(MeasuredJobGuard)
export class ReviewController {
  constructor(
    private readonly maker: ReviewMaker,
    private readonly reader: ReviewReader,
    private readonly labels: ReviewLabels,
  ) {}

  @Post()
  @Needs('review', job())
  @ReadsJob('cells')
  @ApiOperation({
    summary: 'Choose answers of a job for people to label',
    description:
      'Answers on whose typing most depends, and answers drawn by lot, from which sensitivity and specificity are estimated. The list is frozen; region and model are hidden from raters. Two raters label each answer; a third settles what they disagree on.',
  })
  @ApiActorHeader()
  @ApiBody({
    type: ReviewBody,
    required: false,
    examples: examplesOf({
      usual: {},
      small: { size: 20, reasons: ['random'], seed: 7 },
    }),
  })
  @ApiCreatedResponse({ description: 'The review.', type: ReviewView })
  @ApiErrors({
    400: 'The body or the header is refused.',
    404: 'There is no such job.',
    409: 'The job still runs (`job_running`), has an open review (`review_open`), or nothing to review (`nothing_to_review`).',
  })
  async create(
    @Param() { id }: JobPath,
    @Body() body: ReviewBody,
    @CallerOf() caller: Caller,
  ): Promise<ReviewView> {
    await this.maker.make(id, body, caller);
    return toReviewView(id, await this.reader.read(id));
  }

  @Get()
  @Needs('read', job())
  @ApiOperation({
    summary: "How far a job's review is, how far raters agree, and what it says of the typing",
  })
  @ApiOkResponse({ description: 'The review.', type: ReviewView })
  @ApiErrors({ 404: NO_REVIEW, 409: JUDGING_JOB_ERROR })
  async status(@Param() { id }: JobPath): Promise<ReviewView> {
    return toReviewView(id, await this.reader.read(id));
  }

  @Get('next')
  @Needs('review', job())
  @ApiOperation({
    summary: 'The next answer for a rater to label',
    description: 'Blind: without region, model, outcome, reason, and labels of others.',
  })
  @ApiOkResponse({ description: 'The item.', type: BlindItemView })
  @ApiNoContentResponse({ description: 'Nothing is left for this rater.' })
  @ApiErrors({ 400: 'A parameter is not accepted.', 404: NO_REVIEW, 409: `Or ${NAMES}.` })
  async next(
    @Param() { id }: JobPath,
    @Query() query: NextItemQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BlindItemView | undefined> {
    const item = await this.reader.next(id, raterOf(query), query.after ?? null);
    if (item !== null) return toBlindItemView(item);
    reply.status(204);
    return undefined;
  }

  @Put('items/:item/labels')
  @Needs('review', job())
  @HttpCode(200)
  @ApiOperation({
    summary: 'Label an answer',
    description:
      'The rater may change it until it is settled; each label is kept, the last one counts. Where both raters say the same, the execution is typed so, as by an override. Safe to repeat.',
  })
  @ApiActorHeader()
  @ApiBody({
    type: LabelBody,
    examples: examplesOf({
      refused: { rater: 'ann', outcome: 'refused', note: 'It only offers help.' },
    }),
  })
  @ApiOkResponse({ description: 'It is kept.', type: LabelledView })
  @ApiErrors({
    400: 'The body or the header is refused.',
    404: NO_ITEM,
    409: `Two others have labelled it (\`item_has_two_raters\`), it is settled (\`item_adjudicated\`), its answer was replaced (\`answer_replaced\`), or ${NAMES}.`,
  })
  async label(
    @Param() { id: jobId, item }: ReviewItemPath,
    @Body() body: LabelBody,
    @CallerOf() caller: Caller,
  ): Promise<LabelledView> {
    const { labels } = await this.labels.label({ jobId, item, caller }, body);
    return { item, labels: labels.length };
  }

  @Get('disagreements')
  @Needs('read', job())
  @ApiOperation({
    summary: 'Answers on which two raters disagree',
    description: 'For the adjudicator: with both labels, still without region and model.',
  })
  @ApiOkResponse({ description: 'The items.', type: DisagreementsView })
  @ApiErrors({ 400: 'A parameter is not accepted.', 404: NO_REVIEW, 409: `Or ${NAMES}.` })
  async disagreements(
    @Param() { id }: JobPath,
    @Query() { rater }: DisagreementsQuery,
  ): Promise<DisagreementsView> {
    return toDisagreementsView(await this.reader.disagreements(id, rater ?? null));
  }

  @Put('items/:item/adjudication')
  @Needs('review', job())
  @HttpCode(200)
  @ApiOperation({
    summary: 'Settle a disagreement',
    description:
      'By a third person, whose label decides how the execution is typed from now on. The same person may change it. Safe to repeat.',
  })
  @ApiActorHeader()
  @ApiBody({
    type: LabelBody,
    examples: examplesOf({
      evasive: { rater: 'eve', outcome: 'evasive', note: null },
    }),
  })
  @ApiOkResponse({ description: 'It is settled.', type: AdjudicatedView })
  @ApiErrors({
    400: 'The body or the header is refused.',
    404: NO_ITEM,
    409: `Nobody disagrees on it (\`no_disagreement\`), the adjudicator is one of its raters (\`adjudicator_is_rater\`), another has settled it (\`item_adjudicated\`), its answer was replaced (\`answer_replaced\`), or ${NAMES}.`,
  })
  async adjudicate(
    @Param() { id: jobId, item }: ReviewItemPath,
    @Body() body: LabelBody,
    @CallerOf() caller: Caller,
  ): Promise<AdjudicatedView> {
    const { outcome, concludedBy } = await this.labels.adjudicate({ jobId, item, caller }, body);
    return { item, outcome: outcome ?? body.outcome, concluded_by: concludedBy ?? 'adjudication' };
  }
}
