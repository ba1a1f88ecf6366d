import { z } from 'zod';
import { defineContract } from '../contract.js';
import { cellFields, failure, moment } from './parts.js';
import { cellResultV1 } from './result.js';

const cellAttemptV1 = z.object({
  ...cellFields,
  number: z
    .int()
    .min(1)
    .describe('1-based within the round, over all executors that had the task.'),
  executorId: z.string().max(200).describe('The executor that made the request.'),
  kind: z
    .enum(['failed', 'late'])
    .describe('`failed`: tried again; `late`: its result came when another had been stored.'),
  throttled: z
    .int()
    .min(0)
    .default(0)
    .describe(
      'Attempts up to this one that were throttled (rate limit or quota), which do not count towards `maxAttempts`.',
    ),
  throttledInRow: z
    .int()
    .min(0)
    .default(0)
    .describe('How many of them came after the last that was not throttled.'),
  error: failure.nullable().describe('Null where the request was answered.'),
  retryAfterMs: z
    .int()
    .min(0)
    .nullable()
    .describe('What the provider asked to wait, in milliseconds.'),
  costAtMostUsd: z
    .number()
    .min(0)
    .optional()
    .describe(
      'Present only where the request was sent and no answer waited for to its end, and the lane has prices: what it cost at most.',
    ),
  startedAt: moment.describe('When the request was sent.'),
  completedAt: moment.describe('When it ended.'),
  result: cellResultV1.nullable().meta({
    description: 'The whole result of a late attempt, kept for audit.',
    ref: 'cell.result',
  }),
});

/**
 * One request to a provider that did not become its cell's result. The attempt that did is in the result itself.
 * Published by an executor, kept by the recorder; the last one on a subject also tells the next executor how many there
 * were.
 */
export type CellAttemptV1 = z.output<typeof cellAttemptV1>;

/** The contract of {@link CellAttemptV1}. */
export const cellAttempt = defineContract('cell.attempt', 1, cellAttemptV1);
