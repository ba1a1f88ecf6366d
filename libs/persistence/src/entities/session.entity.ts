import { defineEntity, p } from '@mikro-orm/core';

const SessionSchema = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  properties: {
    id: p.uuid().primary(),
    /** SHA-256 of the token in the browser's cookie, in hex: who reads this table is not signed in by it. */
    tokenHash: p.string().length(64),
    issuer: p.string().length(500),
    /** The issuer's `sub`: who it is, whatever the name becomes. */
    subject: p.string().length(255),
    /** As the issuer calls the person, for people who read the audit log. */
    name: p.string().length(200),
    /** The issuer's `sid`: of which sign-in there this is; null where it has none. */
    issuerSession: p.string().length(255).nullable(),
    /** The person's roles as the issuer said them. What they allow is decided at each request, by the mapping of that moment. */
    roles: p.json<readonly string[]>(),
    /** What the issuer says of projects; null where it is not asked for them. */
    projects: p.json<readonly string[]>().nullable(),
    address: p.string().length(100).nullable(),
    createdAt: p.datetime(6).defaultRaw('now()'),
    /** Written at most once a minute. */
    lastSeenAt: p.datetime(6).defaultRaw('now()'),
    /** When it ends whatever happens. */
    expiresAt: p.datetime(6),
  },
  uniques: [{ name: 'idx_sessions_token', properties: ['tokenHash'] }],
  indexes: [
    { name: 'idx_sessions_person', properties: ['issuer', 'subject'] },
    { name: 'idx_sessions_expires', properties: ['expiresAt'] },
  ],
});

/** A person who is signed in to the portal. What ends is deleted; the audit log keeps that it was there. */
export class Session extends SessionSchema.class {}
SessionSchema.setClass(Session);
export { SessionSchema };
