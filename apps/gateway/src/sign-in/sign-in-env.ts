import { envInteger, envSwitch } from '@beacon/config';
import { PROJECT_ID_PATTERN, SCOPES } from '@beacon/domain';
import type { Scope } from '@beacon/domain';
import { z } from 'zod';

const MOST_JSON = 65_536;
const ALL_PROJECTS = '*';

const valueName = z.string().min(1).max(300);
const rolesSchema = z.record(valueName, z.array(z.enum(SCOPES)).min(1).max(SCOPES.length));
const projectsSchema = z.record(
  valueName,
  z
    .array(z.union([z.literal(ALL_PROJECTS), z.string().regex(PROJECT_ID_PATTERN)]))
    .min(1)
    .max(500),
);

/** A variable that holds JSON of a shape. */
function envJson<T>(schema: z.ZodType<T>, allowed: string) {
  const error = `must be ${allowed}`;
  return z
    .string(error)
    .max(MOST_JSON, error)
    .transform((text, context): T => {
      const result = schema.safeParse(parsed(text));
      if (result.success) return result.data;
      context.addIssue({ code: 'custom', message: error });
      return z.NEVER;
    })
    .meta({ allowed });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A variable that holds an address of people's browsers or the issuer: https, or http on this machine only. */
function envAddress(accepts: (url: URL) => boolean, allowed: string) {
  const error = `must be ${allowed}`;
  return z
    .string(error)
    .max(500, error)
    .refine((text) => {
      const url = URL.parse(text);
      return url !== null && isSafe(url) && accepts(url);
    }, error)
    .meta({ allowed });
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

function isSafe(url: URL): boolean {
  const isPlain = url.username === '' && url.password === '' && !/[?#]/.test(url.href);
  const isLoopback = url.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  return isPlain && (url.protocol === 'https:' || isLoopback);
}

/** How people sign in, and how long that lasts. */
export const signInEnv = z.object({
  BEACON_PUBLIC_URL: envAddress(
    (url) => url.pathname === '/',
    'https://host without a path, or http:// on loopback',
  )
    .transform((text) => new URL(text).origin)
    .optional()
    .describe(
      'Where people reach the gateway, such as `https://beacon.example.org`; required with an issuer, which sends them back there.',
    ),
  BEACON_OIDC_ISSUER: envAddress(
    () => true,
    'https://…, or http:// on loopback with BEACON_OIDC_PRIVATE=true',
  )
    .optional()
    .describe(
      'Identifier of the OpenID Connect issuer by which people sign in, exactly as the issuer writes it. With it `BEACON_ACCESS` is `required`.',
    ),
  BEACON_OIDC_PRIVATE: envSwitch('false').describe(
    'Whether the issuer may lie at private and loopback addresses, and be asked over http on loopback; at link-local ones it never may.',
  ),
  BEACON_OIDC_CLIENT_ID: z
    .string()
    .regex(/^[\x21-\x7e]{1,500}$/, 'must be 1 to 500 visible ASCII characters')
    .meta({ allowed: 'visible ASCII characters' })
    .optional()
    .describe("The gateway's client id at the issuer; required with it."),
  BEACON_OIDC_CLIENT_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{1,4000}$/, 'must be 1 to 4000 visible ASCII characters')
    .meta({ allowed: 'visible ASCII characters' })
    .optional()
    .describe('Its secret; unset for a public client, which PKCE alone protects.'),
  BEACON_OIDC_CLIENT_SECRET_FILE: z
    .string()
    .max(4_000)
    .optional()
    .describe('A file that holds the secret, in place of the variable.'),
  BEACON_OIDC_SCOPES: z
    .string()
    .regex(/^openid( [\x21-\x7e]{1,200}){0,30}$/, 'must be openid, and further scopes after blanks')
    .meta({ allowed: '`openid`, and further scopes after blanks' })
    .default('openid profile email')
    .describe('What the issuer is asked for.'),
  BEACON_OIDC_ROLES_CLAIM: claimName()
    .default('roles')
    .describe(
      'The claim that holds a person’s roles or groups, in the ID token or at the userinfo endpoint; dots lead into it, as in `realm_access.roles`.',
    ),
  BEACON_OIDC_ROLES: envJson<Readonly<Record<string, readonly Scope[]>>>(
    rolesSchema,
    `JSON such as {"beacon-admins":["admin"]}, with lists of ${SCOPES.join(', ')}`,
  )
    .optional()
    .describe(
      'Which scopes a role gives, as JSON; required with an issuer. Who has none of these roles is not let in.',
    ),
  BEACON_OIDC_PROJECTS_CLAIM: claimName()
    .optional()
    .describe(
      'The claim that holds a person’s projects; without it everybody who signs in has the project `default`, and who has the scope `admin` all.',
    ),
  BEACON_OIDC_PROJECTS: envJson<Readonly<Record<string, readonly string[]>>>(
    projectsSchema,
    'JSON such as {"team-a":["audits"],"everything":["*"]}, with lists of project ids or "*"',
  )
    .optional()
    .describe(
      'Which projects a value of that claim gives, as JSON, `*` for all; without it the values are ids of projects themselves.',
    ),
  BEACON_OIDC_CLOCK_SKEW_SECONDS: envInteger(0, 300)
    .default(30)
    .describe("By how much the issuer's clock may differ, in seconds."),
  BEACON_SESSION_IDLE_MINUTES: envInteger(5, 10_080)
    .default(60)
    .describe('A session that is not used for so long ends, in minutes.'),
  BEACON_SESSION_HOURS: envInteger(1, 720)
    .default(12)
    .describe('A session ends after so long whatever happens, in hours.'),
});

function claimName() {
  const error = 'must be the name of a claim, 1 to 200 characters';
  return z
    .string(error)
    .regex(/^[\x21-\x7e]{1,200}$/, error)
    .meta({ allowed: 'the name of a claim' });
}

export type SignInEnv = z.output<typeof signInEnv>;
