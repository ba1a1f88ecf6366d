import type { EntityManager } from '@mikro-orm/postgresql';
import type { Session } from '../entities/session.entity.js';
import { isoText } from '../read/sql.js';
import { runStatement } from '../statement.js';

/** A session that is begun. */
export type NewSession = Pick<
  Session,
  'id' | 'tokenHash' | 'issuer' | 'subject' | 'name' | 'roles'
> & {
  /** The issuer's own session; null where it has none. */
  readonly issuerSession: string | null;
  readonly projects: readonly string[] | null;
  readonly address: string | null;
  /** It ends after so many seconds, whatever happens. */
  readonly seconds: number;
};

/** A session as it is read; times are ISO 8601. */
export interface StoredSession extends Pick<
  Session,
  'id' | 'issuer' | 'subject' | 'name' | 'roles'
> {
  readonly projects: readonly string[] | null;
  readonly address: string | null;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
}

/** Whose sessions are meant. */
export interface SessionOwner {
  readonly issuer: string;
  readonly subject: string;
}

const COLUMNS = `id, issuer, subject, name, roles, projects, address,
  ${isoText('created_at')} as "createdAt", ${isoText('last_seen_at')} as "lastSeenAt", ${isoText('expires_at')} as "expiresAt"`;

// The table is small and each sign-in is rare: whoever comes takes what has ended with him.
const CLEAN = 'delete from sessions where expires_at < now()';
const INSERT = `
insert into sessions (id, token_hash, issuer, subject, name, issuer_session, roles, projects, address, expires_at)
values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, now() + make_interval(secs => $10))`;

/** Stores a session, and forgets those that have ended. */
export async function insertSession(em: EntityManager, session: NewSession): Promise<void> {
  const { id, tokenHash, issuer, subject, name, issuerSession, address, seconds } = session;
  const roles = JSON.stringify(session.roles);
  const projects = session.projects === null ? null : JSON.stringify(session.projects);
  await runStatement(em, CLEAN);
  const who = [id, tokenHash, issuer, subject, name, issuerSession];
  await runStatement(em, INSERT, [...who, roles, projects, address, seconds]);
}

const IS_LIVE = `expires_at > now() and last_seen_at > now() - make_interval(secs => $2)`;

// One statement for both: the request is answered by the row as it was, and the row is written at most once a minute.
const SEE = `
with seen as (
  update sessions set last_seen_at = now()
  where token_hash = $1 and ${IS_LIVE} and last_seen_at < now() - interval '1 minute'
)
select ${COLUMNS} from sessions where token_hash = $1 and ${IS_LIVE}`;

/**
 * The session of a token, which is in use now; null when there is none, or it has ended.
 * @param idleSeconds how long it may be unused.
 */
export async function seeSession(
  em: EntityManager,
  tokenHash: string,
  idleSeconds: number,
): Promise<StoredSession | null> {
  const [session] = await runStatement<StoredSession>(em, SEE, [tokenHash, idleSeconds]);
  return session ?? null;
}

const LIST = `
select ${COLUMNS} from sessions
where expires_at > now() and last_seen_at > now() - make_interval(secs => $1)
  and ($2::text is null or (issuer = $2 and subject = $3))
order by created_at desc, id limit $4`;

/** Sessions that go on, the newest first. @param owner null for everybody's. */
export async function listSessions(
  em: EntityManager,
  {
    idleSeconds,
    owner,
    limit,
  }: {
    readonly idleSeconds: number;
    readonly owner: SessionOwner | null;
    readonly limit: number;
  },
): Promise<StoredSession[]> {
  const whose = [owner?.issuer ?? null, owner?.subject ?? null];
  return runStatement<StoredSession>(em, LIST, [idleSeconds, ...whose, limit]);
}

const END = `
delete from sessions where id = $1 and ($2::text is null or (issuer = $2 and subject = $3)) returning ${COLUMNS}`;

/** Ends a session; null when there is none, or it is another's than the owner's. @param owner null for anybody's. */
export async function endSession(
  em: EntityManager,
  id: string,
  owner: SessionOwner | null,
): Promise<StoredSession | null> {
  const whose = [owner?.issuer ?? null, owner?.subject ?? null];
  const [session] = await runStatement<StoredSession>(em, END, [id, ...whose]);
  return session ?? null;
}

const END_BY_TOKEN = `delete from sessions where token_hash = $1 returning ${COLUMNS}`;

/** Ends the session of a token; null when there is none. */
export async function endSessionOf(
  em: EntityManager,
  tokenHash: string,
): Promise<StoredSession | null> {
  const [session] = await runStatement<StoredSession>(em, END_BY_TOKEN, [tokenHash]);
  return session ?? null;
}
