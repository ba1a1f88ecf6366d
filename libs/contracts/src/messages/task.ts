import { z } from 'zod';
import { defineContract } from '../contract.js';
import { cellFields, moment } from './parts.js';

const executeTaskV1 = z.object({
  ...cellFields,
  prompt: z.string().describe('What is asked.'),
  systemPrompt: z
    .string()
    .nullable()
    .describe("The region's system prompt, as it was when the job was accepted."),
  sampling: z
    .object({
      temperature: z.number(),
      maxTokens: z.int(),
      seed: z
        .int()
        .nullable()
        .describe('Each repeat has a seed of its own, the same in every region.'),
      topP: z.number().nullable(),
    })
    .describe('Parameters of the request.'),
  timeoutMs: z
    .int()
    .min(1)
    .describe("Limit for one attempt, in milliseconds; the lane's own limit holds, too."),
  maxAttempts: z
    .int()
    .min(1)
    .describe(
      'Attempts within this round before the cell is recorded as failed, without those that were throttled.',
    ),
  attemptsBefore: z
    .int()
    .min(0)
    .default(0)
    .describe('Attempts of this round that the database knows of; 0 unless it is planned again.'),
  throttledBefore: z
    .int()
    .min(0)
    .default(0)
    .describe(
      'How many of those were throttled (`rate_limited`, `quota_exhausted`), and do not count towards `maxAttempts`.',
    ),
  isReplanned: z
    .boolean()
    .default(false)
    .describe('Whether it was published before, and is published again because it seems lost.'),
  plannedAt: moment.describe("When it was planned, by the database's clock."),
});

/** Ask one question of one model from one region, once. Published by the planner, handled by an executor. */
export type ExecuteTaskV1 = z.output<typeof executeTaskV1>;

/** Header of a task with the planner's signature over its body, see `signTasks` of libs/signing; absent where the planner does not sign. */
export const TASK_SIGNATURE_HEADER = 'beacon-signature';

/** The contract of {@link ExecuteTaskV1}. */
export const executeTask = defineContract('task.execute', 1, executeTaskV1);
