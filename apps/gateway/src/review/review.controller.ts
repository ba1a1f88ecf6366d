import { Controller, Get, HttpCode, Param, Post, Put, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ApiError } from '../http/errors/api-error.js';
import { BodyOf } from '../http/body.js';
import { ACTOR_HEADER_ABOUT, CallerOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { QueryOf } from '../http/query.js';
import { JOB_PATH, assertJobId } from '../job-access/job-path.js';
import { JUDGING_JOB_ERROR, MeasuredJobGuard } from '../job-access/measured-job.guard.js';
import { Endpoint } from '../http/openapi/endpoint.js';
import { RATER_ALLOWED } from './rater.js';
import { ReviewLabels } from './review-labels.js';
import { ReviewMaker } from './review-maker.js';
import { ReviewReader } from './review-reader.js';
import { disagreementsQuery, labelBody, nextQuery, reviewBody } from './review.body.js';
import type { DisagreementsQuery, LabelBody, NextQuery, ReviewBody } from './review.body.js';
import {
  adjudicatedView,
  blindItemView,
  disagreementsView,
  labelledView,
  reviewView,
  toBlindItemView,
  toDisagreementsView,
  toReviewView,
} from './review.view.js';
import type {
  AdjudicatedView,
  BlindItemView,
  DisagreementsView,
  LabelledView,
  ReviewView,
} from './review.view.js';
import { ReadsJob } from '../admission/reads-job.guard.js';

const ITEM_PATH = { ...JOB_PATH, item: 'Name of the item.' };
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
  @ReadsJob('cells')
  @Endpoint({
    summary: 'Choose answers of a job for people to label',
    description:
      'Answers on whose typing most depends, and answers drawn by lot, from which sensitivity and specificity are estimated. The list is frozen; region and model are hidden from raters. Two raters label each answer; a third settles what they disagree on.',
    path: JOB_PATH,
    headers: ACTOR_HEADER_ABOUT,
    body: {
      schema: reviewBody,
      examples: { usual: {}, small: { size: 20, reasons: ['random'], seed: 7 } },
      required: false,
    },
    answers: { 201: { about: 'The review.', body: reviewView } },
    errors: {
      400: 'The body or the header is refused.',
      404: 'There is no such job.',
      409: 'The job still runs (`job_running`), has an open review (`review_open`), or nothing to review (`nothing_to_review`).',
    },
  })
  async create(
    @Param('id') id: string,
    @BodyOf(reviewBody) body: ReviewBody,
    @CallerOf() caller: Caller,
  ): Promise<ReviewView> {
    assertJobId(id);
    await this.maker.make(id, body, caller);
    return toReviewView(id, await this.reader.read(id));
  }

  @Get()
  @Endpoint({
    summary: "How far a job's review is, how far raters agree, and what it says of the typing",
    path: JOB_PATH,
    answers: { 200: { about: 'The review.', body: reviewView } },
    errors: { 404: NO_REVIEW, 409: JUDGING_JOB_ERROR },
  })
  async status(@Param('id') id: string): Promise<ReviewView> {
    assertJobId(id);
    return toReviewView(id, await this.reader.read(id));
  }

  @Get('next')
  @Endpoint({
    summary: 'The next answer for a rater to label',
    description: 'Blind: without region, model, outcome, reason, and what others said of it.',
    path: JOB_PATH,
    query: nextQuery,
    answers: {
      200: { about: 'The item.', body: blindItemView },
      204: { about: 'Nothing is left for this rater.' },
    },
    errors: { 400: 'A parameter is not accepted.', 404: NO_REVIEW, 409: `Or ${NAMES}.` },
  })
  async next(
    @Param('id') id: string,
    @QueryOf(nextQuery) { rater, after }: NextQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BlindItemView | undefined> {
    assertJobId(id);
    const item = await this.reader.next(id, requiredRater(rater), after ?? null);
    if (item !== null) return toBlindItemView(item);
    reply.status(204);
    return undefined;
  }

  @Put('items/:item/labels')
  @HttpCode(200)
  @Endpoint({
    summary: 'Label an answer',
    description:
      'The rater may change it until it is settled; each label is kept, the last one counts. Where both raters say the same, the execution is typed so, as by an override. Safe to repeat.',
    path: ITEM_PATH,
    headers: ACTOR_HEADER_ABOUT,
    body: {
      schema: labelBody,
      examples: { refused: { rater: 'ann', outcome: 'refused', note: 'It only offers help.' } },
    },
    answers: { 200: { about: 'It is kept.', body: labelledView } },
    errors: {
      400: 'The body or the header is refused.',
      404: NO_ITEM,
      409: `Two others have labelled it (\`item_has_two_raters\`), it is settled (\`item_adjudicated\`), its answer was replaced (\`answer_replaced\`), or ${NAMES}.`,
    },
  })
  async label(
    @Param('id') jobId: string,
    @Param('item') item: string,
    @BodyOf(labelBody) body: LabelBody,
    @CallerOf() caller: Caller,
  ): Promise<LabelledView> {
    assertJobId(jobId);
    const labelled = await this.labels.label({ jobId, item, caller }, body);
    return { item, labels: labelled.labels.length };
  }

  @Get('disagreements')
  @Endpoint({
    summary: 'Answers on which two raters disagree',
    description: 'For the adjudicator: with both labels, still without region and model.',
    path: JOB_PATH,
    query: disagreementsQuery,
    answers: { 200: { about: 'The items.', body: disagreementsView } },
    errors: { 400: 'A parameter is not accepted.', 404: NO_REVIEW, 409: `Or ${NAMES}.` },
  })
  async disagreements(
    @Param('id') id: string,
    @QueryOf(disagreementsQuery) { rater }: DisagreementsQuery,
  ): Promise<DisagreementsView> {
    assertJobId(id);
    return toDisagreementsView(await this.reader.disagreements(id, rater ?? null));
  }

  @Put('items/:item/adjudication')
  @HttpCode(200)
  @Endpoint({
    summary: 'Settle a disagreement',
    description:
      'By a third person, whose word the execution is typed by from now on. The same person may change it. Safe to repeat.',
    path: ITEM_PATH,
    headers: ACTOR_HEADER_ABOUT,
    body: {
      schema: labelBody,
      examples: { evasive: { rater: 'eve', outcome: 'evasive', note: null } },
    },
    answers: { 200: { about: 'It is settled.', body: adjudicatedView } },
    errors: {
      400: 'The body or the header is refused.',
      404: NO_ITEM,
      409: `Nobody disagrees on it (\`no_disagreement\`), the adjudicator is one of its raters (\`adjudicator_is_rater\`), another has settled it (\`item_adjudicated\`), its answer was replaced (\`answer_replaced\`), or ${NAMES}.`,
    },
  })
  async adjudicate(
    @Param('id') jobId: string,
    @Param('item') item: string,
    @BodyOf(labelBody) body: LabelBody,
    @CallerOf() caller: Caller,
  ): Promise<AdjudicatedView> {
    assertJobId(jobId);
    const { outcome, concludedBy } = await this.labels.adjudicate({ jobId, item, caller }, body);
    return { item, outcome: outcome ?? body.outcome, concluded_by: concludedBy ?? 'adjudication' };
  }
}

function requiredRater(rater: string | undefined): string {
  if (rater !== undefined) return rater;
  const message = 'rater is required: each answer is labelled by two people who are told apart';
  const detail = { field: 'rater', code: 'missing_parameter', message, allowed: RATER_ALLOWED };
  throw ApiError.validation([detail]);
}
