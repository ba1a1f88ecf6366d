import type { ExportedRow } from './exported-row.js';

/** A row of a job's export. */
export function exportedRowOf(given: Partial<ExportedRow> = {}): ExportedRow {
  return {
    execution_id: 1,
    region: 'us-east',
    model_requested: 'm',
    question_id: 'q',
    question_text: 'Who owns the Moon?',
    repeat: 1,
    status: 'completed',
    outcome: 'answered',
    outcome_rule: null,
    finish_reason: 'stop',
    error_code: null,
    error_message: null,
    duration_ms: 120,
    input_tokens: 7,
    output_tokens: 3,
    cost_usd: 0.5,
    text: 'Nobody.',
    ...given,
  };
}
