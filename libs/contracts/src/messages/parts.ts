import {
  MODEL_ID_PATTERN,
  JOB_ID_PATTERN,
  QUESTION_ID_PATTERN,
  REGION_ID_PATTERN,
} from '@beacon/domain';
import { z } from 'zod';

/** Fields that name a cell's round, shared by tasks and results. */
export const cellFields = {
  jobId: z.string().regex(JOB_ID_PATTERN),
  region: z.string().max(40).regex(REGION_ID_PATTERN),
  model: z.string().regex(MODEL_ID_PATTERN),
  cell: z.string().regex(/^[a-z2-7]{26}$/),
  round: z.int().min(1),
  questionId: z.string().regex(QUESTION_ID_PATTERN).nullable(),
  repeat: z.int().min(1),
};

/** A moment, in ISO 8601 with UTC. */
export const moment = z.iso.datetime();
