import type { StoredSession } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import { NULLABLE_TEXT, TIME } from '../../http/openapi/schemas.js';

/** A session of a person. */
export class ListedSessionView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ description: 'The person, as the issuer knows them.' })
  readonly subject!: string;

  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ type: [String], description: 'Roles that the issuer gave, of those that count.' })
  readonly roles!: readonly string[];

  @ApiProperty({ ...NULLABLE_TEXT, description: 'From where the person signed in.' })
  readonly address!: string | null;

  @ApiProperty(TIME)
  readonly created_at!: string;

  @ApiProperty({ ...TIME, description: 'Exact to a minute.' })
  readonly last_seen_at!: string;

  @ApiProperty(TIME)
  readonly expires_at!: string;

  @ApiProperty({ description: 'Whether it is the one that asks.' })
  readonly is_this!: boolean;
}

/** Sessions that go on. */
export class SessionsView {
  @ApiProperty({ type: [ListedSessionView] })
  readonly sessions!: readonly ListedSessionView[];
}

/** A session that was ended. */
export class EndedSessionView {
  @ApiProperty()
  readonly id!: string;

  @ApiProperty({ enum: [true] })
  readonly ended!: true;
}

/** @param own id of the session that asks; null for a caller without one. */
export function toListedSession(session: StoredSession, own: string | null): ListedSessionView {
  const { id, subject, name, roles, address } = session;
  return {
    id,
    subject,
    name,
    roles,
    address,
    created_at: session.createdAt,
    last_seen_at: session.lastSeenAt,
    expires_at: session.expiresAt,
    is_this: id === own,
  };
}
