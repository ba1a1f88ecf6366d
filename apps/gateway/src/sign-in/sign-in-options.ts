import { ConfigurationError, FileTextError, readFileText } from '@beacon/config';
import type { Scope } from '@beacon/domain';
import { hostProblem } from '@beacon/network';
import type { ApiError } from '../http/errors/api-error.js';
import { refused } from '../http/errors/refused.js';
import { issuerReach } from './issuer/issuer-reach.js';
import type { SignInEnv } from './sign-in-env.js';

/** Injection token of the {@link SignInOptions}; null where people cannot sign in. */
export const SIGN_IN = Symbol('SIGN_IN');

/** How people sign in. */
export interface SignInOptions {
  /** The issuer's identifier. */
  readonly issuer: string;
  /** Whether it may lie in a private network, or on this machine. */
  readonly isPrivateAllowed: boolean;
  readonly clientId: string;
  /** Null for a public client. Never logged. */
  readonly clientSecret: string | null;
  /** Origin at which people reach the gateway. */
  readonly publicUrl: string;
  /** What the issuer is asked for, with blanks between. */
  readonly scopes: string;
  readonly clockSkewSeconds: number;
  readonly claims: ClaimOptions;
  readonly limits: SessionLimits;
}

/** How an issuer's claims are read. */
export interface ClaimOptions {
  readonly rolesClaim: string;
  readonly roles: Readonly<Record<string, readonly Scope[]>>;
  /** Null where the issuer says nothing of projects. */
  readonly projectsClaim: string | null;
  /** Null where the claim's values are ids of projects. */
  readonly projects: Readonly<Record<string, readonly string[]>> | null;
}

/** How long a session lasts, in seconds. */
export interface SessionLimits {
  /** Without a request. */
  readonly idleSeconds: number;
  /** Whatever happens. */
  readonly longestSeconds: number;
}

const MOST_SECRET_BYTES = 4_096;

/**
 * How people sign in, as the environment says; null without an issuer.
 * @throws ConfigurationError naming what is missing beside the issuer, or the file that cannot be used.
 */
export function signInOptions(env: SignInEnv): SignInOptions | null {
  const { BEACON_OIDC_ISSUER: issuer } = env;
  if (issuer === undefined) return null;
  const isPrivateAllowed = env.BEACON_OIDC_PRIVATE === 'true';
  refuseUnreachable(issuer, isPrivateAllowed);
  return {
    issuer,
    isPrivateAllowed,
    clientId: needed(env, 'BEACON_OIDC_CLIENT_ID'),
    clientSecret: secretOf(env),
    publicUrl: needed(env, 'BEACON_PUBLIC_URL'),
    scopes: env.BEACON_OIDC_SCOPES,
    clockSkewSeconds: env.BEACON_OIDC_CLOCK_SKEW_SECONDS,
    claims: {
      rolesClaim: env.BEACON_OIDC_ROLES_CLAIM,
      roles: needed(env, 'BEACON_OIDC_ROLES'),
      projectsClaim: env.BEACON_OIDC_PROJECTS_CLAIM ?? null,
      projects: env.BEACON_OIDC_PROJECTS ?? null,
    },
    limits: {
      idleSeconds: env.BEACON_SESSION_IDLE_MINUTES * 60,
      longestSeconds: env.BEACON_SESSION_HOURS * 3_600,
    },
  };
}

/** Said at the start, as far as the address tells: what its name resolves to is looked at for each connection. */
function refuseUnreachable(issuer: string, isPrivateAllowed: boolean): void {
  const { protocol, hostname } = new URL(issuer);
  const rule =
    protocol === 'http:' && !isPrivateAllowed
      ? 'must be https://: http:// on loopback needs BEACON_OIDC_PRIVATE=true'
      : hostProblem(hostname, issuerReach(isPrivateAllowed));
  if (rule !== null) throw problem('BEACON_OIDC_ISSUER', rule);
}

function needed<Name extends keyof SignInEnv>(
  env: SignInEnv,
  name: Name,
): NonNullable<SignInEnv[Name]> {
  const value = env[name];
  if (value !== undefined && value !== null) return value;
  throw problem(name, 'is missing: BEACON_OIDC_ISSUER needs it');
}

/** The secret itself is trimmed: files that people write end with a line break. */
function secretOf(env: SignInEnv): string | null {
  const { BEACON_OIDC_CLIENT_SECRET: secret, BEACON_OIDC_CLIENT_SECRET_FILE: path } = env;
  if (path === undefined) return secret ?? null;
  const name = 'BEACON_OIDC_CLIENT_SECRET_FILE';
  if (secret !== undefined) {
    throw problem(name, 'and BEACON_OIDC_CLIENT_SECRET are both set: leave one out');
  }
  const text = fileText(name, path).trim();
  if (/^[\x21-\x7e]{1,4000}$/.test(text)) return text;
  throw problem(name, 'must name a file of 1 to 4000 visible ASCII characters');
}

function fileText(name: string, path: string): string {
  try {
    return readFileText(path, MOST_SECRET_BYTES);
  } catch (error) {
    if (error instanceof FileTextError) throw problem(name, `names a file that ${error.message}`);
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw problem(name, `names a file that cannot be read (${code})`);
  }
}

function problem(field: string, rule: string): ConfigurationError {
  return new ConfigurationError([{ file: 'environment', line: null, field, rule }]);
}

/** The refusal of what has to do with people where nobody can sign in. */
export function signInNotConfigured(): ApiError {
  const message =
    'nobody can sign in here: set BEACON_OIDC_ISSUER in the environment of the gateway';
  return refused(503, 'sign_in_not_configured', message);
}
