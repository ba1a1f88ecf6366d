import {
  ConfigurationError,
  catalogueEnv,
  databaseEnv,
  envInteger,
  envSwitch,
  httpEnv,
  logEnv,
  natsEnv,
  eventLoopEnv,
  signingEnv,
  tracingEnv,
} from '@beacon/config';
import { DEFAULT_JOB_LIMITS } from '@beacon/domain';
import type { JobLimits } from '@beacon/domain';
import { z } from 'zod';
import { signInEnv } from '../sign-in/sign-in-env.js';
import type { EmbeddingsOptions, LiveOptions } from './settings.js';
import type { ControlOptions, WebhookOptions } from './settings.js';
import type { Environment } from '@beacon/config';
import { accessEnv } from './access-environment.js';
import { edgeEnv, limitEnv } from './edge-environment.js';
import { LEAST_CONNECTIONS } from './connection-shares.js';
import { signedEnv } from './signed-environment.js';

const MEBIBYTE = 1024 * 1024;
const MAX_CELLS = 1_000_000_000;

/** The gateway's environment. */
export const gatewayEnv = z.object({
  ...natsEnv.shape,
  ...databaseEnv.shape,
  ...httpEnv(8090).shape,
  ...logEnv.shape,
  ...eventLoopEnv.shape,
  ...signingEnv.shape,
  ...tracingEnv.shape,
  ...catalogueEnv.shape,
  ...edgeEnv.shape,
  ...signInEnv.shape,
  ...limitEnv.shape,
  DATABASE_POOL_SIZE: envInteger(LEAST_CONNECTIONS, 200)
    .default(16)
    .describe(
      'Connections to the database that a process may hold: reads of different kinds have a share each.',
    ),
  HTTP_BODY_LIMIT: envInteger(1_024, 512 * MEBIBYTE)
    .default(8 * MEBIBYTE)
    .describe('Largest body of a request, in bytes.'),
  HTTP_IMPORT_LIMIT: envInteger(1_024, 512 * MEBIBYTE)
    .default(64 * MEBIBYTE)
    .describe('Largest file of answers that is imported, in bytes.'),
  HTTP_MAX_CONNECTIONS: envInteger(10, 100_000)
    .default(4_000)
    .describe('Connections at the same time; further ones are closed at once.'),
  GATEWAY_EVENT_READERS: envInteger(1, 50_000)
    .default(2_000)
    .describe(
      'Streams of events at the same time, and never more than half of `HTTP_MAX_CONNECTIONS`; further ones are refused.',
    ),
  GATEWAY_EVENT_HEARTBEAT_MS: envInteger(100, 600_000)
    .default(15_000)
    .describe('A stream without an event gets a sign of life after this time, in milliseconds.'),
  GATEWAY_EVENT_STALLED_MS: envInteger(100, 3_600_000)
    .default(30_000)
    .describe(
      'A reader of events that does not take the next piece within this time is cut off, in milliseconds.',
    ),
  GATEWAY_EVENT_BYTES: envInteger(64 * 1_024, 4 * 1_024 * MEBIBYTE)
    .default(32 * MEBIBYTE)
    .describe(
      'Memory for recent events, in bytes: who connects again finds them there, else in the broker.',
    ),
  GATEWAY_WORK_BYTES: envInteger(MEBIBYTE, 64 * 1_024 * MEBIBYTE)
    .optional()
    .describe(
      'Memory for large bodies in work together, and as much for large reads, in bytes; a third of the heap unless set.',
    ),
  BEACON_MAX_CELLS: envInteger(1, MAX_CELLS)
    .default(DEFAULT_JOB_LIMITS.maxCells)
    .describe('Cells that a job may have.'),
  BEACON_MAX_QUESTIONS: envInteger(1, 1_000_000)
    .default(DEFAULT_JOB_LIMITS.maxQuestions)
    .describe('Questions that a job may have.'),
  BEACON_MAX_MODELS: envInteger(1, 1_000)
    .default(DEFAULT_JOB_LIMITS.maxModels)
    .describe('Models that a job may have.'),
  BEACON_MAX_REGIONS: envInteger(1, 1_000)
    .default(DEFAULT_JOB_LIMITS.maxRegions)
    .describe('Regions that a job may have.'),
  BEACON_MAX_REPEATS: envInteger(1, MAX_CELLS)
    .default(DEFAULT_JOB_LIMITS.maxRepeats)
    .describe('Repeats that a job may have.'),
  BEACON_MAX_TIMEOUT_MS: envInteger(
    DEFAULT_JOB_LIMITS.minTimeoutMs,
    7 * 24 * DEFAULT_JOB_LIMITS.maxTimeoutMs,
  )
    .default(DEFAULT_JOB_LIMITS.maxTimeoutMs)
    .describe('Longest time limit that a job may ask for, in milliseconds.'),
  BEACON_MAX_ROUNDS: envInteger(1, 1_000)
    .default(4)
    .describe('Rounds that a cell may have: the first one and its retries.'),
  PLANNER_MAX_ATTEMPTS: envInteger(1, 100)
    .default(5)
    .describe("The planner's own setting; the gateway uses it for plans only."),
  ...accessEnv.shape,
  ...signedEnv.shape,
  BEACON_WEBHOOKS_PRIVATE: envSwitch('false').describe(
    'Whether webhooks may lead to private and loopback addresses, and go over http; to link-local ones they never may.',
  ),
  BEACON_EMBEDDINGS_URL: z
    .string()
    .refine(
      isApiAddress,
      'must be an http:// or https:// address without credentials, query or fragment',
    )
    .transform((url) => url.replace(/\/+$/, ''))
    .meta({ allowed: 'an http:// or https:// address' })
    .optional()
    .describe(
      'An OpenAI-compatible API for embeddings, such as `https://models.example.com/v1`; without it answers are compared by their words only.',
    ),
  BEACON_EMBEDDINGS_MODEL: z
    .string()
    .max(200)
    .optional()
    .describe('Model for embeddings; required with the address.'),
  BEACON_EMBEDDINGS_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]{1,4000}$/, 'must be visible ASCII characters')
    .meta({ allowed: 'visible ASCII characters' })
    .optional()
    .describe('Key of the API for embeddings, sent as a bearer token.'),
});

function isApiAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return false;
  return url.username === '' && url.password === '' && !/[?#]/.test(text);
}

export type GatewayEnv = z.output<typeof gatewayEnv>;

/** How large a job may be here. */
export function jobLimits(env: GatewayEnv): JobLimits {
  return {
    ...DEFAULT_JOB_LIMITS,
    maxCells: env.BEACON_MAX_CELLS,
    maxQuestions: env.BEACON_MAX_QUESTIONS,
    maxModels: env.BEACON_MAX_MODELS,
    maxRegions: env.BEACON_MAX_REGIONS,
    maxRepeats: env.BEACON_MAX_REPEATS,
    maxTimeoutMs: env.BEACON_MAX_TIMEOUT_MS,
  };
}

/** How streams of events are served. */
export function liveOptions(env: GatewayEnv): LiveOptions {
  return {
    mostReaders: Math.min(env.GATEWAY_EVENT_READERS, Math.floor(env.HTTP_MAX_CONNECTIONS / 2)),
    heartbeatMs: env.GATEWAY_EVENT_HEARTBEAT_MS,
    stalledMs: env.GATEWAY_EVENT_STALLED_MS,
    ringBytes: env.GATEWAY_EVENT_BYTES,
  };
}

/** What governs changes that users and admins ask for. */
export function controlOptions(env: GatewayEnv): ControlOptions {
  return {
    maxRounds: env.BEACON_MAX_ROUNDS,
    maxAttempts: env.PLANNER_MAX_ATTEMPTS,
  };
}

/** Where webhooks may lead, and what signs them. */
export function webhookOptions(env: GatewayEnv, variables: Environment): WebhookOptions {
  return {
    allowPrivate: env.BEACON_WEBHOOKS_PRIVATE === 'true',
    variable: (name) => variables[name],
  };
}

/**
 * Where texts are embedded; null when nowhere.
 * @throws ConfigurationError when the address comes without a model.
 */
export function embeddingsOptions(env: GatewayEnv): EmbeddingsOptions | null {
  const { BEACON_EMBEDDINGS_URL: url, BEACON_EMBEDDINGS_MODEL: model } = env;
  if (url === undefined) return null;
  if (model !== undefined) return { url, model, apiKey: env.BEACON_EMBEDDINGS_API_KEY ?? null };
  const rule = 'is missing, name the model that BEACON_EMBEDDINGS_URL serves';
  const field = 'BEACON_EMBEDDINGS_MODEL';
  throw new ConfigurationError([{ file: 'environment', line: null, field, rule }]);
}
