import { catalogueEnv, databaseEnv, envInteger, httpEnv, logEnv, natsEnv } from '@beacon/config';
import { DEFAULT_JOB_LIMITS } from '@beacon/domain';
import type { JobLimits } from '@beacon/domain';
import { z } from 'zod';

const MEBIBYTE = 1024 * 1024;
const MAX_CELLS = 1_000_000_000;

/** The gateway's environment. */
export const gatewayEnv = z.object({
  ...natsEnv.shape,
  ...databaseEnv.shape,
  ...httpEnv(8090).shape,
  ...logEnv.shape,
  ...catalogueEnv.shape,
  /** Largest body of a request, in bytes. */
  HTTP_BODY_LIMIT: envInteger(1_024, 512 * MEBIBYTE).default(8 * MEBIBYTE),
  BEACON_MAX_CELLS: envInteger(1, MAX_CELLS).default(DEFAULT_JOB_LIMITS.maxCells),
  BEACON_MAX_QUESTIONS: envInteger(1, 1_000_000).default(DEFAULT_JOB_LIMITS.maxQuestions),
  BEACON_MAX_MODELS: envInteger(1, 1_000).default(DEFAULT_JOB_LIMITS.maxModels),
  BEACON_MAX_REGIONS: envInteger(1, 1_000).default(DEFAULT_JOB_LIMITS.maxRegions),
  BEACON_MAX_REPEATS: envInteger(1, MAX_CELLS).default(DEFAULT_JOB_LIMITS.maxRepeats),
  /** Longest time that a job may ask for, in milliseconds. */
  BEACON_MAX_TIMEOUT_MS: envInteger(
    DEFAULT_JOB_LIMITS.minTimeoutMs,
    7 * 24 * DEFAULT_JOB_LIMITS.maxTimeoutMs,
  ).default(DEFAULT_JOB_LIMITS.maxTimeoutMs),
});

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
