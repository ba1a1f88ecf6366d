import { z } from 'zod';

/** The job that an event is about. */
export const jobFields = { job_id: z.string().describe('The job.') };

/** The cell that an event is about, and its round. */
export const cellRoundFields = {
  ...jobFields,
  region: z.string(),
  model_id: z.string(),
  question_id: z.string().nullable().describe('Null when the job asks its own prompt.'),
  repeat: z.int().min(1),
  round: z.int().min(1),
};

/** An execution that an event is about. */
export const executionFields = { execution_id: z.int(), ...cellRoundFields };

/** What is known of one request to a provider. Its words are not part of it. */
export const requestFields = {
  http_status: z.int().nullable().describe('Of an answer that was an error; null for others.'),
  started_at: z.iso.datetime().describe("When the request was sent, by the executor's clock."),
  completed_at: z.iso.datetime().describe('When it ended.'),
  input_tokens: z.int().min(0).nullable().describe('As the provider counts.'),
  output_tokens: z.int().min(0).nullable().describe('As the provider counts.'),
  cost_usd: z
    .number()
    .min(0)
    .nullable()
    .describe('In US dollars; null where nothing is known of it.'),
  cost_estimated: z.boolean().describe('Whether that is the most that it can have cost.'),
};
