import { SCOPES } from '@beacon/domain';
import type { Scope } from '@beacon/domain';
import { ApiProperty } from '@nestjs/swagger';
import { ACCESS_MODES } from '../../access/access-options.js';
import type { AccessMode } from '../../access/access-options.js';
import type { Principal } from '../../access/principal.js';
import { NULLABLE_TEXT, NULLABLE_TIME } from '../../http/openapi/schemas.js';

const KINDS = ['local', 'key', 'person', 'admin-token'] as const;

/** Who a request comes from. */
export class PrincipalView {
  @ApiProperty({ enum: KINDS })
  readonly kind!: Principal['kind'];

  @ApiProperty({ description: 'Prefix of the key, or subject of the person.' })
  readonly id!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ enum: SCOPES, isArray: true })
  readonly scopes!: readonly Scope[];

  @ApiProperty({
    type: 'array',
    items: { type: 'string' },
    nullable: true,
    description: 'Whose jobs and series it sees; null for those of all projects.',
  })
  readonly projects!: readonly string[] | null;
}

/** Who asks, and how one signs in. */
export class SessionView {
  @ApiProperty({
    enum: ACCESS_MODES,
    description: '`required`: every request needs a session or an API key.',
  })
  readonly access!: AccessMode;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description:
      'Where a browser signs in; it takes `return_to`, a path. Null where people cannot sign in.',
  })
  readonly sign_in_url!: string | null;

  @ApiProperty({
    type: PrincipalView,
    nullable: true,
    description: 'Null for whoever is not signed in and sends no key, where access is required.',
  })
  readonly principal!: PrincipalView | null;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Goes with every change as `X-Beacon-CSRF`; null without a session.',
  })
  readonly csrf_token!: string | null;

  @ApiProperty({ ...NULLABLE_TIME, description: 'When the session ends whatever happens.' })
  readonly expires_at!: string | null;
}

/** A session that has ended. */
export class SignedOutView {
  @ApiProperty({ enum: [true] })
  readonly signed_out!: true;

  @ApiProperty({
    ...NULLABLE_TEXT,
    description: 'Where the browser signs out at the issuer, too; null where that is not possible.',
  })
  readonly issuer_sign_out_url!: string | null;
}

export function toPrincipalView({ projects, scopes, ...who }: Principal): PrincipalView {
  const { kind, id, name } = who;
  return { kind, id, name, scopes: [...scopes], projects: projects === 'all' ? null : projects };
}
