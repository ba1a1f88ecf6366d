import { z } from 'zod';
import { defineContract } from '../contract.js';
import { cellFields, moment } from './parts.js';

const executeTaskV1 = z.object({
  ...cellFields,
  prompt: z.string(),
  systemPrompt: z.string().nullable(),
  sampling: z.object({
    temperature: z.number(),
    maxTokens: z.int(),
    seed: z.int().nullable(),
    topP: z.number().nullable(),
  }),
  /** Limit for one attempt, in milliseconds. */
  timeoutMs: z.int().min(1),
  /** Attempts within this round before the cell is recorded as failed, without those that were throttled. */
  maxAttempts: z.int().min(1),
  /** Attempts of this round that are known already. */
  attemptsBefore: z.int().min(0).default(0),
  /** How many of those were throttled (rate limit or quota), and do not count towards `maxAttempts`. */
  throttledBefore: z.int().min(0).default(0),
  /** Whether it was published before, and is published again because it seems lost. */
  isReplanned: z.boolean().default(false),
  plannedAt: moment,
});

/** Ask one question of one model from one region, once. Published by the planner, handled by an executor. */
export type ExecuteTaskV1 = z.output<typeof executeTaskV1>;

/** The contract of {@link ExecuteTaskV1}. */
export const executeTask = defineContract('task.execute', 1, executeTaskV1);
