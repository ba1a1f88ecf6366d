import { isIP } from 'node:net';
import { envInteger } from '@beacon/config';
import { z } from 'zod';
import type { AccessOptions } from '../access/access-options.js';
import type { LimitOptions } from '../limits/limit-options.js';
import type { OriginRules } from '../http/origin/own-requests.js';

const MOST_ENTRIES = 100;
const NAME = /^[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?$/;

/** Comma-separated entries, each held to a rule. */
function list(isEntry: (entry: string) => boolean, allowed: string) {
  return z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    )
    .refine(
      (entries) => entries.length <= MOST_ENTRIES && entries.every(isEntry),
      `must be ${allowed}`,
    )
    .meta({ allowed })
    .default([]);
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const version = isIP(address);
  if (version === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
}

/** Who may ask the gateway over HTTP, and by which names. */
export const edgeEnv = z.object({
  BEACON_ALLOWED_HOSTS: list(
    (entry) => NAME.test(entry),
    'names without ports, separated by commas',
  ).describe(
    "Names that a request's `Host` may hold beside `localhost`, loopback addresses and the address that was connected to: those of proxies in front. A gateway on loopback refuses any other; one that listens beyond it does when names are set.",
  ),
  BEACON_CORS_ORIGINS: list(
    isOrigin,
    'origins such as https://studio.example.com, separated by commas',
  ).describe('Origins whose pages may call the API from a browser; none unless set.'),
  BEACON_TRUSTED_PROXIES: list(
    isNetwork,
    'addresses or networks such as 10.0.0.0/8, separated by commas',
  ).describe(
    'Proxies in front whose `X-Forwarded-For` is believed, for limits by address and the audit log; none unless set.',
  ),
});

/** How often anybody may come. */
export const limitEnv = z.object({
  BEACON_REQUESTS_PER_MINUTE: envInteger(1, 1_000_000)
    .optional()
    .describe(
      'Requests that a principal may make in a minute, over all gateways, where its key has no limit of its own; any number unless set. Requests without credentials, to a gateway that is open, are not counted.',
    ),
  BEACON_FAILED_ATTEMPTS_PER_MINUTE: envInteger(1, 1_000_000)
    .default(60)
    .describe(
      'Tokens and keys that are no good, from one address (of IPv6: one /64) in a minute; then its credentials are not looked at for the rest of it. Only where `BEACON_ACCESS` is `required`.',
    ),
});

type LimitEnv = z.output<typeof limitEnv> & Pick<AccessOptions, 'mode'>;

/** How often anybody may come: an open gateway has nothing that could be guessed. */
export function limitOptions(env: LimitEnv): LimitOptions {
  return {
    requestsPerMinute: env.BEACON_REQUESTS_PER_MINUTE ?? null,
    failedAttempts: env.mode === 'open' ? null : env.BEACON_FAILED_ATTEMPTS_PER_MINUTE,
  };
}

/** Who may ask a gateway from within a browser. */
export function originRules(
  env: z.output<typeof edgeEnv> & { readonly HTTP_HOST: string },
): OriginRules {
  return {
    listensOn: env.HTTP_HOST,
    allowedHosts: env.BEACON_ALLOWED_HOSTS,
    corsOrigins: env.BEACON_CORS_ORIGINS,
  };
}
