import { createHash, randomUUID } from 'node:crypto';
import {
  endSession,
  endSessionOf,
  insertSession,
  listSessions,
  seeSession,
} from '@beacon/persistence';
import type { SessionOwner, StoredSession } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '../../access/principal.js';
import { recordAudit } from '../../audit/record-audit.js';
import { inTransaction } from '../../changes/in-transaction.js';
import type { Caller } from '../../http/caller.js';
import { projectsOf, scopesOf } from '../issuer/person.js';
import type { Person } from '../issuer/person.js';
import { SIGN_IN } from '../sign-in-options.js';
import type { SignInOptions } from '../sign-in-options.js';
import { hashOfToken, isSessionToken, newSessionToken } from './session-token.js';

/** From where a person signs in. */
export type Origin = Pick<Caller, 'address' | 'requestId'>;

const MOST_LISTED = 500;
const MOST_ID = 200;

/**
 * Sessions of people, in the database: whoever is signed out is so at the next request, at every gateway, and a stolen copy of the table signs
 * nobody in.
 */
@Injectable()
export class Sessions {
  constructor(
    private readonly orm: MikroORM,
    @Inject(SIGN_IN) private readonly options: SignInOptions | null,
  ) {}

  /** Begins a session of a person; its token, which nothing else knows. */
  async begin(person: Person, origin: Origin): Promise<string> {
    const { issuer, limits } = this.#configured();
    const token = newSessionToken();
    const { issuerSession, ...who } = person;
    const session = { ...who, issuer, issuerSession, id: randomUUID(), address: origin.address };
    await inTransaction(this.orm, async (em) => {
      const tokenHash = hashOfToken(token);
      await insertSession(em, { ...session, tokenHash, seconds: limits.longestSeconds });
      await this.#audit(em, 'session.begin', session, origin);
    });
    return token;
  }

  /** The session of a token, which is in use now; null when there is none, or it has ended. */
  async ofToken(token: string): Promise<StoredSession | null> {
    if (!isSessionToken(token)) return null;
    const { idleSeconds } = this.#configured().limits;
    const session = await seeSession(this.orm.em.fork(), hashOfToken(token), idleSeconds);
    // A session of another issuer than the one that is asked now says nothing of who may come in.
    return session?.issuer === this.#configured().issuer ? session : null;
  }

  /** Sessions that go on, the newest first. @param owner null for everybody's. */
  async list(owner: SessionOwner | null): Promise<StoredSession[]> {
    const { idleSeconds } = this.#configured().limits;
    return listSessions(this.orm.em.fork(), { idleSeconds, owner, limit: MOST_LISTED });
  }

  /** Ends the session of a token, if there is one. */
  async endOwn(token: string, origin: Origin): Promise<void> {
    if (!isSessionToken(token)) return;
    await inTransaction(this.orm, async (em) => {
      const session = await endSessionOf(em, hashOfToken(token));
      if (session !== null) await this.#audit(em, 'session.end', session, origin);
    });
  }

  /** Ends a session by its id; null when the owner has no such one. @param owner null for anybody's. */
  async end(id: string, owner: SessionOwner | null, caller: Caller): Promise<StoredSession | null> {
    return inTransaction(this.orm, async (em) => {
      const session = await endSession(em, id, owner);
      if (session === null) return null;
      const details = { session_id: id, subject: session.subject, name: session.name };
      await recordAudit(em, { caller, action: 'session.revoke', reason: null, details });
      return session;
    });
  }

  /** Who somebody is by a session, and what they may do by the mapping as it is now. */
  principalOf(session: Pick<StoredSession, 'subject' | 'name' | 'roles' | 'projects'>): Principal {
    const { claims } = this.#configured();
    const scopes = scopesOf(session.roles, claims);
    const projects = projectsOf(session.projects, scopes, claims);
    return { kind: 'person', id: idOf(session.subject), name: session.name, scopes, projects };
  }

  async #audit(
    em: EntityManager,
    action: string,
    session: Pick<StoredSession, 'id' | 'subject' | 'name' | 'roles' | 'projects'>,
    origin: Origin,
  ): Promise<void> {
    const principal = this.principalOf(session);
    const caller = { ...origin, actor: session.name, principal };
    const details = { session_id: session.id, roles: session.roles };
    await recordAudit(em, { caller, action, reason: null, details });
  }

  #configured(): SignInOptions {
    if (this.options === null) throw new Error('no issuer is configured');
    return this.options;
  }
}

/** Subjects are up to 255 characters long, names in the audit log 200. */
function idOf(subject: string): string {
  return subject.length <= MOST_ID ? subject : createHash('sha256').update(subject).digest('hex');
}
