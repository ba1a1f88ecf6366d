import { z } from 'zod';
import { ConfigurationError } from './configuration.error.js';
import { must, ruleOf } from './validate.js';

/** Environment variables, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a service's environment once, at start. An empty variable counts as one that is not set.
 * @throws ConfigurationError with the names and rules of every wrong variable, never their values.
 */
export function loadEnv<S extends z.ZodType>(schema: S, env: Environment): Readonly<z.output<S>> {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = schema.safeParse(set, { error: ruleOf });
  if (result.success) return result.data;
  throw new ConfigurationError(
    result.error.issues.map((issue) => ({
      file: 'environment',
      line: null,
      field: issue.path.join('.'),
      rule: issue.message,
    })),
  );
}

/** A variable that holds a whole number, `min` to `max`. */
export function envInteger(min: number, max: number): z.ZodType<number, string> {
  const error = must(`a whole number from ${min} to ${max}`);
  return z
    .string(error)
    .regex(/^\d{1,15}$/, error)
    .transform(Number)
    .refine((value) => value >= min && value <= max, error)
    .meta({ allowed: `${min} to ${max}` });
}

/** A variable that holds the address of a server, with one of the schemes. */
export function envUrl(
  schemes: readonly string[],
  accepts: (url: URL) => boolean,
  allowed: string,
): z.ZodType<string, string> {
  return envText((value) => isUrl(value, schemes, accepts), allowed);
}

/** A variable that holds addresses of servers, separated by commas, all with the same one of the schemes. */
export function envUrls(
  schemes: readonly string[],
  accepts: (url: URL) => boolean,
  allowed: string,
): z.ZodType<string, string> {
  return envText((value) => {
    const urls = listOf(value);
    const [first = ''] = urls;
    const scheme = URL.parse(first)?.protocol ?? '';
    return schemes.includes(scheme) && urls.every((url) => isUrl(url, [scheme], accepts));
  }, allowed);
}

/** What stands between the commas of a variable. */
export function listOf(value: string): string[] {
  return value.split(',').map((each) => each.trim());
}

function envText(accepts: (value: string) => boolean, allowed: string): z.ZodType<string, string> {
  const error = must(allowed);
  return z.string(error).refine(accepts, error).meta({ allowed });
}

function isUrl(value: string, schemes: readonly string[], accepts: (url: URL) => boolean): boolean {
  const url = URL.parse(value);
  return url !== null && schemes.includes(url.protocol) && accepts(url);
}

/** Where the database is, and how many connections a process may hold. */
export const databaseEnv = z.object({
  DATABASE_URL: envUrl(
    ['postgresql:', 'postgres:'],
    (url) => url.pathname.length > 1,
    'postgresql://user:password@host:port/database',
  ).describe('Address of the database.'),
  DATABASE_POOL_SIZE: envInteger(1, 200)
    .default(10)
    .describe('Connections to the database that a process may hold.'),
});

const HOST = must('an address to listen on, such as 127.0.0.1 or 0.0.0.0');

/** Where a service listens. */
export function httpEnv(defaultPort: number) {
  return z.object({
    HTTP_HOST: z
      .string(HOST)
      .regex(/^[A-Za-z0-9.:_-]{1,253}$/, HOST)
      .meta({ allowed: 'a host name or an address' })
      .default('127.0.0.1')
      .describe('Address to listen on.'),
    HTTP_PORT: envInteger(0, 65_535)
      .default(defaultPort)
      .describe('Port to listen on; 0 takes a free one.'),
  });
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How much a service logs. */
export const logEnv = z.object({
  LOG_LEVEL: z
    .enum(LOG_LEVELS, must(`one of ${LOG_LEVELS.join(', ')}`))
    .default('info')
    .describe('How much is logged.'),
});

const LONGEST_DELAY_MS = 600_000;

/** How late a service's event loop may be. */
export const eventLoopEnv = z.object({
  EVENT_LOOP_WARN_MS: envInteger(1, LONGEST_DELAY_MS)
    .default(500)
    .describe('A delay of the event loop that is logged, in milliseconds.'),
  EVENT_LOOP_BLOCKED_MS: envInteger(1, LONGEST_DELAY_MS)
    .default(3_000)
    .describe(
      'A delay of the event loop within the last 10 s for which the service is not ready, in milliseconds.',
    ),
});

/** The limits of {@link eventLoopEnv}, as the watch of the event loop takes them. */
export function eventLoopLimits(env: z.output<typeof eventLoopEnv>): {
  readonly warnMs: number;
  readonly blockedMs: number;
} {
  return { warnMs: env.EVENT_LOOP_WARN_MS, blockedMs: env.EVENT_LOOP_BLOCKED_MS };
}

/** Where the catalogue and the questions are. */
export const catalogueEnv = z.object({
  BEACON_CATALOGUE: z
    .string()
    .default('config/catalogue.yaml')
    .describe('File of the catalogue; a relative path starts at the current folder.'),
  BEACON_QUESTIONS: z
    .string()
    .default('data/questions')
    .describe('Folder of the question bank; a relative path starts at the current folder.'),
});
