import { SCOPES } from '@beacon/domain';
import type { Scope } from '@beacon/domain';
import type { KeyRow } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { NULLABLE_TEXT, NULLABLE_TIME, TIME } from '../../http/openapi/schemas.js';

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
  };
}
