import { JOB_ID_PATTERN, REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';
import { cellFields, moment } from './parts.js';

const closeCellsV1 = z.object({
  jobId: z.string().regex(JOB_ID_PATTERN),
  /** Only this region's cells; null for all. */
  region: z.string().max(40).regex(REGION_ID_PATTERN).nullable(),
  /** Only this cell, with its region and model; null for all. */
  cell: z
    .object({
      model: cellFields.model,
      questionId: cellFields.questionId,
      repeat: cellFields.repeat,
      round: cellFields.round,
    })
    .nullable(),
  status: z.enum(['failed', 'cancelled']),
  /** Machine-readable reason, such as `deadline_exceeded` or `region_unavailable`. */
  code: z.string().max(100),
  message: z.string().max(1_000),
  requestedAt: moment,
});

/**
 * Record the cells of a job that have no execution as failed or cancelled, with this reason. What is recorded stays as it
 * is, so that the order may be repeated; open retries are given up.
 */
export type CloseCellsV1 = z.output<typeof closeCellsV1>;

/** The contract of {@link CloseCellsV1}. */
export const closeCells = defineContract('cells.close', 1, closeCellsV1);
