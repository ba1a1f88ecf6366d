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
  /** Attempts within this round before the cell is recorded as failed. */
  maxAttempts: z.int().min(1),
  plannedAt: moment,
});

/** Ask one question of one model from one region, once. Published by the planner, handled by an executor. */
export type ExecuteTaskV1 = z.output<typeof executeTaskV1>;

/** The contract of {@link ExecuteTaskV1}. */
export const executeTask = defineContract('task.execute', 1, executeTaskV1);
