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
    .refine((value) => value >= min && value <= max, error);
}

/** A variable that holds the address of a server, with one of the schemes. */
function envUrl(schemes: readonly string[], accepts: (url: URL) => boolean, allowed: string) {
  const error = must(allowed);
  return z.string(error).refine((value) => {
    const url = URL.parse(value);
    return url !== null && schemes.includes(url.protocol) && accepts(url);
  }, error);
}

/** Where the message broker is. `NATS_USER` and `NATS_PASSWORD` are unset where it asks for none. */
export const natsEnv = z.object({
  NATS_URL: envUrl(
    ['nats:', 'tls:'],
    (url) => url.hostname !== '' && url.username === '' && url.password === '',
    'nats://host:port or tls://host:port, with credentials in NATS_USER and NATS_PASSWORD',
  ).default('nats://127.0.0.1:4222'),
  NATS_USER: z.string().optional(),
  NATS_PASSWORD: z.string().optional(),
});

/** Where the database is, and how many connections a process may hold (default 10). */
export const databaseEnv = z.object({
  DATABASE_URL: envUrl(
    ['postgresql:', 'postgres:'],
    (url) => url.pathname.length > 1,
    'postgresql://user:password@host:port/database',
  ),
  DATABASE_POOL_SIZE: envInteger(1, 200).default(10),
});

const HOST = must('an address to listen on, such as 127.0.0.1 or 0.0.0.0');

/** Where a service listens: `HTTP_HOST` (default 127.0.0.1), `HTTP_PORT` (0 takes a free one). */
export function httpEnv(defaultPort: number) {
  return z.object({
    HTTP_HOST: z
      .string(HOST)
      .regex(/^[A-Za-z0-9.:_-]{1,253}$/, HOST)
      .default('127.0.0.1'),
    HTTP_PORT: envInteger(0, 65_535).default(defaultPort),
  });
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How much a service logs (default info). */
export const logEnv = z.object({
  LOG_LEVEL: z.enum(LOG_LEVELS, must(`one of ${LOG_LEVELS.join(', ')}`)).default('info'),
});

const LONGEST_DELAY_MS = 600_000;

/**
 * How late a service's event loop may be within its last seconds: `EVENT_LOOP_WARN_MS` (default 500) is logged, and for
 * `EVENT_LOOP_BLOCKED_MS` (default 3000) it is not ready.
 */
export const eventLoopEnv = z.object({
  EVENT_LOOP_WARN_MS: envInteger(1, LONGEST_DELAY_MS).default(500),
  EVENT_LOOP_BLOCKED_MS: envInteger(1, LONGEST_DELAY_MS).default(3_000),
});

/** The limits of {@link eventLoopEnv}, as the watch of the event loop takes them. */
export function eventLoopLimits(env: z.output<typeof eventLoopEnv>): {
  readonly warnMs: number;
  readonly blockedMs: number;
} {
  return { warnMs: env.EVENT_LOOP_WARN_MS, blockedMs: env.EVENT_LOOP_BLOCKED_MS };
}

/** Where the catalogue and the questions are; relative paths start at the current folder. */
export const catalogueEnv = z.object({
  BEACON_CATALOGUE: z.string().default('config/catalogue.yaml'),
  BEACON_QUESTIONS: z.string().default('data/questions'),
});
