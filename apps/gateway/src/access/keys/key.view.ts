import { SCOPES, toUsd } from '@beacon/domain';
import type { Scope } from '@beacon/domain';
import { NO_LIMITS } from '@beacon/persistence';
import type { KeyLimitsRow, KeyRow } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { NULLABLE_NUMBER, NULLABLE_TEXT, NULLABLE_TIME, TIME } from '../../http/openapi/schemas.js';

/** What an API key may ask for, each null for no limit. */
export class KeyLimitsView {
  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Requests in a minute.' })
  readonly requests_per_minute!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Jobs on a day in UTC.' })
  readonly jobs_per_day!: number | null;

  @ApiProperty({ ...NULLABLE_NUMBER, description: 'Cells on a day in UTC.' })
  readonly cells_per_day!: number | null;

  @ApiProperty({
    ...NULLABLE_NUMBER,
    description: 'US dollars on a day in UTC, by the cost limits of its jobs.',
  })
  readonly cost_per_day!: number | null;
}

/** An API key without its secret, which nobody can read again. */
export class KeyView {
  @ApiProperty({ description: 'Of the key as it is sent; it names the key.' })
  readonly prefix!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Null for a key of all projects.' })
  readonly project!: string | null;

  @ApiProperty({ enum: SCOPES, isArray: true })
  readonly scopes!: readonly Scope[];

  @ApiProperty(TIME)
  readonly created_at!: string;

  @ApiProperty({ description: 'Who made it.' })
  readonly created_by!: string;

  @ApiProperty({ ...NULLABLE_TIME, description: 'Null for a key that does not expire.' })
  readonly expires_at!: string | null;

  @ApiProperty({
    ...NULLABLE_TIME,
    description: 'To the minute; null for a key that was never used.',
  })
  readonly last_used_at!: string | null;

  @ApiProperty(NULLABLE_TIME)
  readonly revoked_at!: string | null;

  @ApiProperty(NULLABLE_TEXT)
  readonly revoked_by!: string | null;

  @ApiProperty({
    type: KeyLimitsView,
    description: 'What is left of them today: `GET /api/v1/keys/{prefix}/quota`.',
  })
  readonly limits!: KeyLimitsView;
}

/** A key that was made. */
export class MadeKeyView extends KeyView {
  @ApiProperty({ description: 'The key itself: it is shown this once.' })
  readonly key!: string;
}

/** API keys. */
export class KeyListView {
  @ApiProperty({ type: [KeyView], description: 'Newest first.' })
  readonly keys!: readonly KeyView[];
}

/** A key as clients see it. */
export function toKeyView(row: KeyRow): KeyView {
  return {
    prefix: row.prefix,
    name: row.name,
    project: row.project,
    scopes: row.scopes,
    created_at: row.createdAt,
    created_by: row.createdBy,
    expires_at: row.expiresAt,
    last_used_at: row.lastUsedAt,
    revoked_at: row.revokedAt,
    revoked_by: row.revokedBy,
    limits: toLimitsView(row.limits ?? NO_LIMITS),
  };
}

function toLimitsView(limits: KeyLimitsRow): KeyLimitsView {
  const { requestsPerMinute, jobsPerDay, cellsPerDay, costPerDay } = limits;
  return {
    requests_per_minute: requestsPerMinute,
    jobs_per_day: jobsPerDay,
    cells_per_day: cellsPerDay,
    cost_per_day: costPerDay === null ? null : toUsd(costPerDay),
  };
}
