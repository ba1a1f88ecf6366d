import { z } from 'zod';
import { ConfigurationError } from './configuration.error.js';
import { envUrls, listOf } from './environment.js';
import { must } from './validate.js';

const SUBJECT = /^[A-Za-z0-9_$-]+(?:\.[A-Za-z0-9_$-]+)*$/;
const SUBJECT_WORDS = 'a subject, such as BEACON.API';

/** A variable that holds a subject of the broker without wildcards. */
export function envSubject() {
  return z.string().regex(SUBJECT, must(SUBJECT_WORDS)).meta({ allowed: SUBJECT_WORDS });
}

/**
 * Where the message broker is. Descriptions of variables, here and in each service's schema, are part of the documentation:
 * `npm run docs` writes them into docs/operations.md.
 */
export const natsEnv = z.object({
  NATS_URL: envUrls(
    ['nats:', 'tls:'],
    (url) => url.hostname !== '' && url.username === '' && url.password === '',
    'nats://host:port or tls://host:port, of a cluster those of its servers with commas between, with credentials in NATS_USER and NATS_PASSWORD or NATS_NKEY_FILE',
  )
    .default('nats://127.0.0.1:4222')
    .describe('Address of the broker; of a cluster those of its servers, so that one may be away.'),
  NATS_USER: z
    .string()
    .optional()
    .describe('Who this process is to the broker. Unset where the broker asks for nobody.'),
  NATS_PASSWORD: z
    .string()
    .optional()
    .describe('Goes with `NATS_USER` where the broker knows users by passwords.'),
  NATS_NKEY_FILE: z
    .string()
    .optional()
    .describe(
      "File of the nkey's seed, where the broker knows users by keys. Read at each connection: a rotated key needs no restart.",
    ),
  NATS_CA_FILE: z
    .string()
    .optional()
    .describe(
      "File of the authorities whose certificate the broker's must be of. Switches TLS on.",
    ),
  NATS_CERT_FILE: z
    .string()
    .optional()
    .describe("File of this process's own certificate, where the broker asks for one."),
  NATS_KEY_FILE: z.string().optional().describe('File of the key of `NATS_CERT_FILE`.'),
  NATS_API_PREFIX: envSubject()
    .optional()
    .describe(
      "How this process's account reaches the streams, where that is not the account that has them.",
    ),
});

/** How to reach the broker, as `BusModule` takes it. */
export interface BrokerAccess {
  readonly servers: readonly string[];
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly nkeyFile: string | undefined;
  readonly tls: BrokerTls | undefined;
  readonly apiPrefix: string | undefined;
}

/** Files by which both ends of a connection to the broker prove who they are. */
export interface BrokerTls {
  readonly caFile: string;
  readonly certFile?: string;
  readonly keyFile?: string;
}

/** @throws ConfigurationError when variables that go together do not. */
export function busOptions(env: z.output<typeof natsEnv>): BrokerAccess {
  return {
    servers: listOf(env.NATS_URL),
    user: env.NATS_USER,
    password: env.NATS_PASSWORD,
    nkeyFile: env.NATS_NKEY_FILE,
    tls: tlsOf(env),
    apiPrefix: env.NATS_API_PREFIX,
  };
}

function tlsOf(env: z.output<typeof natsEnv>): BrokerTls | undefined {
  const { NATS_CA_FILE: caFile, NATS_CERT_FILE: certFile, NATS_KEY_FILE: keyFile } = env;
  if ((certFile === undefined) !== (keyFile === undefined))
    throw mismatch('NATS_CERT_FILE', 'set together with NATS_KEY_FILE, or not at all');
  if (caFile === undefined) {
    if (certFile === undefined) return undefined;
    throw mismatch('NATS_CA_FILE', 'set where NATS_CERT_FILE is');
  }
  return certFile === undefined || keyFile === undefined
    ? { caFile }
    : { caFile, certFile, keyFile };
}

function mismatch(field: string, allowed: string): ConfigurationError {
  return new ConfigurationError([
    { file: 'environment', line: null, field, rule: `must be ${allowed}` },
  ]);
}
