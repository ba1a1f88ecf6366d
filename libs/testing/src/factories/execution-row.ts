import { cellKey } from '@beacon/domain';
import type { ExecutionRow } from '@beacon/persistence';

/** A row of `executions` as the recorder makes it: an answer to the first repeat of one question, unless told otherwise. */
export function executionRow(
  change: Pick<ExecutionRow, 'job_id'> & Partial<ExecutionRow>,
): ExecutionRow {
  const { region = 'us-east', model_id = 'a', question_id = 'q1', repeat = 1 } = change;
  return {
    region,
    model_id,
    question_id,
    repeat,
    cell: cellKey({ model: model_id, questionId: question_id, repeat }),
    round: 1,
    status: 'completed',
    outcome: 'answered',
    outcome_source: 'rules',
    outcome_rule: null,
    outcome_evidence: null,
    classifier_version: '1',
    response: 'Paris.',
    response_length: 6,
    response_cut: false,
    finish_reason: 'stop',
    error_code: null,
    error_message: null,
    http_status: null,
    attempts: 1,
    started_at: '2026-11-20T10:00:00.000Z',
    completed_at: '2026-11-20T10:00:01.000Z',
    duration_ms: 1_000,
    input_tokens: 3,
    output_tokens: 2,
    cost_usd: 0.000_001,
    prompt_sha256: 'a'.repeat(64),
    provider: 'openai-compatible',
    executor_id: 'executor-1',
    evidence: { executorRegion: region },
    ...change,
  };
}
