import { isIP } from 'node:net';
import { ConfigurationError } from '@beacon/config';
import { z } from 'zod';
import { ACCESS_MODES } from '../access/access-options.js';
import type { AccessOptions } from '../access/access-options.js';

/** Variables that say who is let in. */
export const accessEnv = z.object({
  BEACON_ACCESS: z
    .enum(ACCESS_MODES)
    .default('open')
    .describe(
      '`required`: every request needs an API key or the admin token. `open`: those without are let in, and the gateway listens on loopback only.',
    ),
  BEACON_ADMIN_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{16,1000}$/, 'must be 16..1000 visible ASCII characters')
    .meta({ allowed: '16 to 1000 visible ASCII characters' })
    .optional()
    .describe(
      'A bearer token that may do everything in all projects, to make the first API key with; without it admins need a key.',
    ),
});

type AccessEnv = z.output<typeof accessEnv> & {
  readonly HTTP_HOST: string;
  /** Where people sign in. Whoever is not asked who they are has no use for it. */
  readonly BEACON_OIDC_ISSUER?: string | undefined;
};

/**
 * Who is let in.
 * @throws ConfigurationError when everybody would be, from other machines.
 */
export function accessOptions(env: AccessEnv): AccessOptions {
  const { BEACON_ADMIN_TOKEN: adminToken = null, HTTP_HOST: host } = env;
  const mode = env.BEACON_OIDC_ISSUER === undefined ? env.BEACON_ACCESS : 'required';
  if (mode === 'open' && !isLoopback(host)) throw openToOthers();
  return { mode, adminToken };
}

/** Names other than `localhost` may lead anywhere. */
function isLoopback(host: string): boolean {
  if (isIP(host) === 4) return host.startsWith('127.');
  return host === '::1' || host.toLowerCase() === 'localhost';
}

function openToOthers(): ConfigurationError {
  const rule =
    'is not a loopback address, and whoever reached it could read and change everything: set BEACON_ACCESS=required and BEACON_ADMIN_TOKEN, or listen on 127.0.0.1';
  return new ConfigurationError([{ file: 'environment', line: null, field: 'HTTP_HOST', rule }]);
}
