import { LABELS } from '@beacon/classification';
import type { Label } from '@beacon/classification';
import { REVIEW_REASONS } from '@beacon/persistence';
import type { ReviewReason } from '@beacon/persistence';
import { REVIEWED_ENDPOINTS } from '@beacon/verdict';
import type { ReviewedDetector } from '@beacon/verdict';
import { ApiProperty } from '@nestjs/swagger';
import { INTERVAL } from '../http/openapi/interval.js';
import { AgreementView, RaterView } from '../judging/agreement.view.js';

const STRATUM_PARTS = ['chosen', 'random'] as const;

/** How many items are in a review for a reason. */
export class ReviewReasonView {
  @ApiProperty({ enum: REVIEW_REASONS })
  readonly reason!: ReviewReason;

  @ApiProperty({ type: 'integer' })
  readonly items!: number;
}

/** How far a review is. */
export class ReviewProgressView {
  @ApiProperty({ type: 'integer' })
  readonly unlabelled!: number;

  @ApiProperty({ type: 'integer' })
  readonly one_label!: number;

  @ApiProperty({
    type: 'integer',
    description: 'Two raters disagree, and nobody has settled it.',
  })
  readonly disputed!: number;

  @ApiProperty({ type: 'integer' })
  readonly concluded!: number;

  @ApiProperty({
    type: 'integer',
    description: 'A retry has replaced the answer before it was concluded.',
  })
  readonly replaced!: number;
}

/** How many items were concluded to be what. */
export class ConcludedView implements Readonly<Record<Label, number>> {
  @ApiProperty({ type: 'integer' })
  readonly answered!: number;

  @ApiProperty({ type: 'integer' })
  readonly partial!: number;

  @ApiProperty({ type: 'integer' })
  readonly evasive!: number;

  @ApiProperty({ type: 'integer' })
  readonly refused!: number;
}

/** Answers of the job of which the review holds a known share. */
export class ReviewStratumView {
  @ApiProperty({ enum: STRATUM_PARTS })
  readonly part!: (typeof STRATUM_PARTS)[number];

  @ApiProperty({ type: String, nullable: true })
  readonly language!: string | null;

  @ApiProperty({ enum: LABELS })
  readonly typed!: Label;

  @ApiProperty({ type: 'integer', description: 'Of the job.' })
  readonly answers!: number;

  @ApiProperty({ type: 'integer', description: 'Of them in the review.' })
  readonly items!: number;

  @ApiProperty({ type: ConcludedView })
  readonly concluded!: ConcludedView;
}

/** A sample drawn one by one that would be as informative. */
export class WorthView {
  @ApiProperty({ type: 'integer' })
  readonly x!: number;

  @ApiProperty({ type: 'integer' })
  readonly n!: number;
}

/** An estimated rate. */
export class ReviewedRateView {
  @ApiProperty()
  readonly estimate!: number;

  @ApiProperty({ ...INTERVAL, description: '95 %.' })
  readonly interval!: readonly [number, number];

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Each answer weighted by how many it stands for.',
  })
  readonly weighted!: number | null;

  @ApiProperty({
    type: WorthView,
    description: 'Answers drawn one by one that would tell as much.',
  })
  readonly worth!: WorthView;
}

/** How well answers of a language are typed, for an endpoint. */
export class ReviewedDetectorView implements ReviewedDetector {
  @ApiProperty({ type: String, nullable: true })
  readonly language!: string | null;

  @ApiProperty({ enum: REVIEWED_ENDPOINTS })
  readonly endpoint!: ReviewedDetector['endpoint'];

  @ApiProperty({
    type: 'integer',
    description: 'Answers that people labelled, and that are events.',
  })
  readonly events!: number;

  @ApiProperty({ type: 'integer' })
  readonly others!: number;

  @ApiProperty({ type: ReviewedRateView })
  readonly sensitivity!: ReviewedRateView;

  @ApiProperty({ type: ReviewedRateView })
  readonly specificity!: ReviewedRateView;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Why a verdict keeps to the general calibration; null when it does not.',
  })
  readonly unusable!: string | null;
}

/** How well a job's answers are typed. */
export class ReviewEstimateView {
  @ApiProperty({
    description: 'Whether every item is concluded. Only then does a verdict use the estimate.',
  })
  readonly final!: boolean;

  @ApiProperty({ type: [ReviewedDetectorView] })
  readonly detectors!: readonly ReviewedDetectorView[];
}

/** A review and its results. */
export class ReviewView {
  @ApiProperty()
  readonly job_id!: string;

  @ApiProperty({ type: 'integer' })
  readonly review_id!: number;

  @ApiProperty({ format: 'date-time' })
  readonly created_at!: string;

  @ApiProperty()
  readonly created_by!: string;

  @ApiProperty({ type: 'integer' })
  readonly seed!: number;

  @ApiProperty({
    type: [ReviewReasonView],
    description: 'Why items are in the review; an item can have several reasons.',
  })
  readonly reasons!: readonly ReviewReasonView[];

  @ApiProperty({ type: 'integer' })
  readonly items!: number;

  @ApiProperty({ type: ReviewProgressView })
  readonly progress!: ReviewProgressView;

  @ApiProperty({ type: [RaterView] })
  readonly raters!: readonly RaterView[];

  @ApiProperty({ type: [ReviewStratumView] })
  readonly strata!: readonly ReviewStratumView[];

  @ApiProperty({
    type: AgreementView,
    description:
      'Over the items that both raters have labelled: `person NAME`, `judge NAME` and `classifier`. They were chosen to be hard: of other answers it says nothing.',
  })
  readonly agreement!: AgreementView;

  @ApiProperty({ type: ReviewEstimateView })
  readonly estimate!: ReviewEstimateView;
}
