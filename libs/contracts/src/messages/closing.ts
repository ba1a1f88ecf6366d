import { JOB_ID_PATTERN, REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';
import { cellFields, moment } from './parts.js';

const closeCellsV1 = z.object({
  jobId: z.string().regex(JOB_ID_PATTERN).describe('The job.'),
  region: z
    .string()
    .max(40)
    .regex(REGION_ID_PATTERN)
    .nullable()
    .describe("Only this region's cells; null for all."),
  cell: z
    .object({
      model: cellFields.model,
      questionId: cellFields.questionId,
      repeat: cellFields.repeat,
      round: cellFields.round,
    })
    .nullable()
    .describe('Only this cell, with its model; null for all.'),
  status: z.enum(['failed', 'cancelled']).describe('What the missing cells become.'),
  code: z
    .string()
    .max(100)
    .describe(
      'Reason: `deadline_exceeded`, `region_unavailable`, `max_cost`, `poison_message`, `not_imported` or `cancelled`.',
    ),
  message: z.string().max(1_000).describe('The reason, for people.'),
  requestedAt: moment.describe('When it was ordered.'),
});

/**
 * Record the cells of a job that have no execution as failed or cancelled, with this reason. What is recorded stays as it
 * is, so that the order may be repeated; open retries are given up. Answers that were imported into the job are recorded first.
 */
export type CloseCellsV1 = z.output<typeof closeCellsV1>;

/** The contract of {@link CloseCellsV1}. */
export const closeCells = defineContract('cells.close', 1, closeCellsV1);
