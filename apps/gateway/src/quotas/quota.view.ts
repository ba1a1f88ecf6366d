import { toUsd } from '@beacon/domain';
import type { KeyLimitsRow, KeyWork } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { NULLABLE_NUMBER, TIME } from '../http/openapi/schemas.js';
import { midnightAfter } from './day.js';

/** One quota of a day. */
export class QuotaView {
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Null for no limit.' })
  readonly limit!: number | null;

  @ApiProperty({ description: 'Asked for today; 0 where there is no quota at all.' })
  readonly used!: number;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'What is left; null for no limit.' })
  readonly remaining!: number | null;
}

/** What somebody may ask for, and what of it is left. */
export class QuotasView {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Prefix of the API key; null for others, who have no quotas.',
  })
  readonly key!: string | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Requests in a minute; null for no limit.' })
  readonly requests_per_minute!: number | null;

  @ApiProperty({ type: QuotaView })
  readonly jobs!: QuotaView;

  @ApiProperty({ type: QuotaView })
  readonly cells!: QuotaView;

  @ApiProperty({ type: QuotaView, description: 'In US dollars, by the cost limits of the jobs.' })
  readonly cost!: QuotaView;

  @ApiProperty({ ...TIME, description: 'When the quotas begin anew: midnight in UTC.' })
  readonly resets_at!: string;
}

/** Limits and what is used of them. */
export interface KeyQuotas {
  readonly key: string | null;
  readonly limits: KeyLimitsRow;
  readonly used: KeyWork;
}

/** Quotas as clients see them. */
export function toQuotasView({ key, limits, used }: KeyQuotas, now: number): QuotasView {
  const { requestsPerMinute, jobsPerDay, cellsPerDay, costPerDay } = limits;
  return {
    key,
    requests_per_minute: requestsPerMinute,
    jobs: quota(jobsPerDay, used.jobs),
    cells: quota(cellsPerDay, used.cells),
    cost: quota(costPerDay === null ? null : toUsd(costPerDay), toUsd(used.cost)),
    resets_at: new Date(midnightAfter(now)).toISOString(),
  };
}

function quota(limit: number | null, used: number): QuotaView {
  return { limit, used, remaining: limit === null ? null : Math.max(0, limit - used) };
}
