import { OUTCOMES, EXECUTION_STATUSES } from '@beacon/domain';
import { z } from 'zod';

const text = z.string().nullable();
const count = z.number().nullable();

/**
 * A line of a job's export in JSON Lines (docs/exports.md), as far as formats read it. The other columns, which say what is known of
 * where and how it was asked, are kept as they come.
 */
export const exportedRowSchema = z.looseObject({
  execution_id: z.number(),
  region: z.string(),
  model_requested: z.string(),
  question_id: text,
  question_text: text,
  repeat: z.int().min(1),
  status: z.enum(EXECUTION_STATUSES),
  outcome: z.enum(OUTCOMES),
  outcome_rule: text,
  finish_reason: text,
  error_code: text,
  error_message: text,
  duration_ms: count,
  input_tokens: count,
  output_tokens: count,
  cost_usd: count,
  text,
});
export type ExportedRow = z.output<typeof exportedRowSchema>;
