import { parseDuration } from '@beacon/domain';
import type { CredentialConfig, LaneAuth } from '@beacon/domain';
import { z } from 'zod';
import { ENV_NAME_PATTERN } from './base-url.js';
import { must, text } from './validate.js';

const MAX_WORDS = 100;
const DEFAULT_LIFETIME_MS = 50 * 60_000;
const SHORTEST_MS = 10_000;
const LONGEST_MS = 24 * 3_600_000;

const envName = must('the name of an environment variable such as PROVIDER_API_KEY, never a key');
const command = must(
  `a list of a program and its arguments, at most ${MAX_WORDS} texts: it is run without a shell`,
);
const lifetime = must('a duration from 10s to 24h, such as 50m');
const auth = must('bearer, sigv4 or { header: name-of-a-header }');
const headerName = must('the name of a header, such as x-api-key');
const ONE = 'give one of env, file and command';

function isLifetime(ms: number | null): ms is number {
  return ms !== null && ms >= SHORTEST_MS && ms <= LONGEST_MS;
}

/** Where the secret of a lane comes from, as it stands in the file. */
export const credentialsSchema = z
  .strictObject({
    env: z.string(envName).regex(ENV_NAME_PATTERN, envName).optional(),
    file: text(1_000).optional(),
    command: z.array(text(4_000), command).min(1, command).max(MAX_WORDS, command).optional(),
    lifetime: z.string(lifetime).transform(parseDuration).refine(isLifetime, lifetime).optional(),
  })
  .transform((given, context): CredentialConfig => {
    const sources = sourcesOf(given);
    const [source] = sources;
    if (source === undefined || sources.length > 1) {
      context.addIssue({ code: 'custom', message: ONE });
      return z.NEVER;
    }
    if (given.lifetime !== undefined && source.kind !== 'command') {
      const message = 'is for a command: a file is read again whenever it changes';
      context.addIssue({ code: 'custom', path: ['lifetime'], message });
    }
    return source;
  });

interface Given {
  readonly env?: string | undefined;
  readonly file?: string | undefined;
  readonly command?: readonly string[] | undefined;
  readonly lifetime?: number | undefined;
}

function sourcesOf({ env, file, command: argv, lifetime: lives }: Given): CredentialConfig[] {
  return [
    ...(env === undefined ? [] : [{ kind: 'env', variable: env } as const]),
    ...(file === undefined ? [] : [{ kind: 'file', path: file } as const]),
    ...(argv === undefined
      ? []
      : [{ kind: 'command', argv, lifetimeMs: lives ?? DEFAULT_LIFETIME_MS } as const]),
  ];
}

/** How the secret is sent, as it stands in the file. */
export const authSchema = z
  .union(
    [
      z.enum(['bearer', 'sigv4']),
      z.strictObject({
        header: z.string(headerName).regex(/^[A-Za-z0-9-]{1,60}$/, headerName),
      }),
    ],
    auth,
  )
  .transform((given): LaneAuth =>
    typeof given === 'string'
      ? { kind: given }
      : { kind: 'header', name: given.header.toLowerCase() },
  );
