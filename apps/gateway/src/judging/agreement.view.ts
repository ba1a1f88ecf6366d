import type { RaterAgreement } from '@beacon/verdict';
import { ApiProperty } from '@nestjs/swagger';
import { INTERVAL } from '../http/openapi/interval.js';

type Interval = readonly [number, number];

/** A coefficient of agreement. */
export class CoefficientView {
  @ApiProperty({ type: Number, nullable: true, description: 'Null where it is not defined.' })
  readonly value!: number | null;

  @ApiProperty({
    ...INTERVAL,
    nullable: true,
    description: '95 %; null where its error is not known, as without a single disagreement.',
  })
  readonly interval!: Interval | null;
}

/** How far two raters agree on one scale. */
export class ScaleAgreementView {
  @ApiProperty({ type: 'integer' })
  readonly agreed!: number;

  @ApiProperty({ description: 'As a fraction.' })
  readonly percent!: number;

  @ApiProperty({ ...INTERVAL, description: '95 %.' })
  readonly interval!: Interval;

  @ApiProperty({ type: CoefficientView, description: "Cohen's kappa." })
  readonly kappa!: CoefficientView;

  @ApiProperty({
    type: CoefficientView,
    description: "Gwet's AC1; steadier than kappa where one class is rare.",
  })
  readonly ac1!: CoefficientView;

  @ApiProperty({ type: CoefficientView, description: "Krippendorff's alpha, nominal." })
  readonly alpha!: CoefficientView;

  @ApiProperty({ type: [String] })
  readonly classes!: readonly string[];

  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { type: 'integer' } },
    description: 'Rows: class by a; columns: by b; in the order of classes.',
  })
  readonly table!: readonly (readonly number[])[];
}

/** How far two raters agree on each scale. */
export class ScalesView {
  @ApiProperty({ type: ScaleAgreementView, description: 'All four classes.' })
  readonly classes!: ScaleAgreementView;

  @ApiProperty({ type: ScaleAgreementView, description: 'Answered against the rest.' })
  readonly withheld!: ScaleAgreementView;

  @ApiProperty({ type: ScaleAgreementView, description: 'Refused against the rest.' })
  readonly refused!: ScaleAgreementView;
}

/** How far two raters agree. */
export class PairAgreementView {
  @ApiProperty()
  readonly a!: string;

  @ApiProperty()
  readonly b!: string;

  @ApiProperty({ type: 'integer', description: 'That both have labelled.' })
  readonly answers!: number;

  @ApiProperty({ type: ScalesView, nullable: true })
  readonly scales!: ScalesView | null;
}

/** How far all raters agree. */
export class OverallAgreementView {
  @ApiProperty({ type: 'integer', description: 'With two labels or more.' })
  readonly answers!: number;

  @ApiProperty({ type: CoefficientView, description: 'All four classes.' })
  readonly classes!: CoefficientView;

  @ApiProperty({ type: CoefficientView, description: 'Answered against the rest.' })
  readonly withheld!: CoefficientView;

  @ApiProperty({ type: CoefficientView, description: 'Refused against the rest.' })
  readonly refused!: CoefficientView;
}

/** A rater, and how many labels it gave. */
export class RaterView {
  @ApiProperty()
  readonly rater!: string;

  @ApiProperty({ type: 'integer' })
  readonly labels!: number;
}

/** How far raters agree: people, judges and the classifier. */
export class AgreementView implements RaterAgreement {
  @ApiProperty({ type: [RaterView] })
  readonly raters!: readonly RaterView[];

  @ApiProperty({ type: [PairAgreementView] })
  readonly pairs!: readonly PairAgreementView[];

  @ApiProperty({ type: OverallAgreementView })
  readonly all!: OverallAgreementView;
}
