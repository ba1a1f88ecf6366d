import { ERASURE_CAUSES } from '@beacon/domain';
import { z } from 'zod';
import { jobFields } from './event-fields.js';
import { moment } from './parts.js';

/** Data of the event that the answers of a job are gone. */
export const answersErased = z.object({
  ...jobFields,
  cause: z
    .enum(ERASURE_CAUSES)
    .describe('`command`: somebody asked for it. `policy`: they had been kept for long enough.'),
  retention_days: z
    .int()
    .min(0)
    .nullable()
    .describe('For how many days they were to be kept; null for a command.'),
  requested_at: moment,
  erased_at: moment.describe('When the last text was gone from the database and the broker.'),
  answers: z.int().min(0).describe('How many there were.'),
});
