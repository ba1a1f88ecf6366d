import { z } from 'zod';
import { defineContract } from '../contract.js';
import { cellFields, moment } from './parts.js';
import { cellResultV1 } from './result.js';

const cellAttemptV1 = z.object({
  ...cellFields,
  /** 1-based within the round, over all executors that had the task. */
  number: z.int().min(1),
  executorId: z.string().max(200),
  /** `failed` attempts are tried again; `late` ones brought a result after another had been stored. */
  kind: z.enum(['failed', 'late']),
  /** Attempts up to this one that were throttled (rate limit or quota), which do not count towards `maxAttempts`. */
  throttled: z.int().min(0).default(0),
  /** How many of them came after the last that was not. */
  throttledInRow: z.int().min(0).default(0),
  error: z
    .object({ code: z.string(), message: z.string(), httpStatus: z.int().nullable() })
    .nullable(),
  /** What the provider asked to wait, in milliseconds. */
  retryAfterMs: z.int().min(0).nullable(),
  startedAt: moment,
  completedAt: moment,
  /** The result of a late attempt, kept for audit. */
  result: cellResultV1.nullable(),
});

/**
 * One request to a provider that did not become its cell's result. The attempt that did is told by the result itself.
 * Published by an executor, kept by the recorder; the last one on a subject also tells the next executor how many there
 * were.
 */
export type CellAttemptV1 = z.output<typeof cellAttemptV1>;

/** The contract of {@link CellAttemptV1}. */
export const cellAttempt = defineContract('cell.attempt', 1, cellAttemptV1);
