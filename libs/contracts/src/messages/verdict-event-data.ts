import { z } from 'zod';
import { jobFields } from './event-fields.js';

const conclusion = z.enum(['differs', 'differs_on_these_questions', 'equivalent', 'cannot_tell']);

/** The headline verdict of a job that has ended. Its tests and intervals are read over the API. */
export const verdictReached = z.object({
  ...jobFields,
  status: z.string().describe("The job's."),
  conclusion: conclusion.describe('`differs` when a model does; `equivalent` when every model is.'),
  sentence: z.string().describe('In plain English.'),
  alpha: z.number(),
  margin: z.number(),
  regions: z.array(z.string()).readonly(),
  models: z.array(z.object({ model_id: z.string(), conclusion, sentence: z.string() })).readonly(),
});
