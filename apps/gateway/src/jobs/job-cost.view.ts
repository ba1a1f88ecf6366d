import { toUsd } from '@beacon/domain';
import { ApiProperty } from '@nestjs/swagger';

/** What a job has cost, in US dollars. */
export class JobCostView {
  @ApiProperty({
    type: 'number',
    nullable: true,
    description: 'What all its calls may cost; null where nothing limits it.',
  })
  readonly max_cost!: number | null;

  @ApiProperty({
    description:
      'What its calls have cost, by usage and prices: those whose result does not count among them, failed ones and lanes without prices not.',
  })
  readonly spent!: number;

  @ApiProperty({
    description:
      'The part of it that is estimated, from above, because answers came without their usage.',
  })
  readonly spent_estimated!: number;
}

/** Amounts in nanodollars. */
export interface JobCost {
  readonly maxCost: number | null;
  readonly spent: number;
  readonly spentEstimated: number;
}

/** A job's cost, as clients see it. */
export function toJobCostView({ maxCost, spent, spentEstimated }: JobCost): JobCostView {
  return {
    max_cost: maxCost === null ? null : toUsd(maxCost),
    spent: toUsd(spent),
    spent_estimated: toUsd(spentEstimated),
  };
}
