/**
 * What a caller of the API may do. `read`: see jobs, answers and verdicts. `submit`: make jobs and series, and control them. `review`: say
 * what answers are. `operate`: see and control lanes, executors and consumers. `admin`: keys, projects, dead letters and the audit log;
 * it holds the others.
 */
export const SCOPES = ['read', 'submit', 'review', 'operate', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** Ids of projects. */
export const PROJECT_ID_PATTERN = /^[a-z0-9][a-z0-9_-]{0,39}$/;

/** The project that is always there: that of everything from before there were projects. */
export const DEFAULT_PROJECT = 'default';

/** Prefixes of API keys, by which they are found and named; what follows the prefix is secret. */
export const KEY_PREFIX_PATTERN = /^[a-z0-9]{8}$/;

/** API keys as they are sent: `beacon_`, a prefix, and 32 random bytes in base64url. */
export const API_KEY_PATTERN = /^beacon_([a-z0-9]{8})_([A-Za-z0-9_-]{43})$/;

/** What some scopes allow, those that others hold among them. */
export function allowedBy(scopes: Iterable<Scope>): ReadonlySet<Scope> {
  const given = new Set(scopes);
  return given.has('admin') ? new Set(SCOPES) : given;
}
