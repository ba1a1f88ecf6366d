import { answerHash, evidenceHash, statedMoment } from '@beacon/signing';
import type { ResultStatement, SignedStatement } from '@beacon/signing';
import type { CellResultV1 } from './result.js';

/** What of a statement is not in its result. */
export type StatementKeys = Omit<NonNullable<CellResultV1['signed']>, 'signature'>;

/** The statement that an executor makes of a result, and that the recorder makes again of what it received. */
export function resultStatementOf(
  result: CellResultV1,
  { kid, requestHash }: StatementKeys,
): ResultStatement {
  return {
    v: 1,
    job: result.jobId,
    region: result.region,
    model: result.model,
    question: result.questionId,
    repeat: result.repeat,
    round: result.round,
    request_hash: requestHash,
    answer_hash: answerHash(result.response),
    outcome: result.outcome,
    evidence_hash: hashOfEvidence(result),
    started_at: statedMoment(result.startedAt),
    finished_at: statedMoment(result.completedAt),
    executor: result.evidence.executorId,
    kid,
  };
}

/** The statement of a result with the signature that came with it; null when none did. */
export function signedStatementOf(result: CellResultV1): SignedStatement | null {
  const { signed } = result;
  if (signed === undefined) return null;
  return { statement: resultStatementOf(result, signed), signature: signed.signature };
}

function hashOfEvidence(result: CellResultV1): string {
  return evidenceHash({
    evidence: result.evidence,
    finish_reason: result.finishReason,
    response_cut: result.responseCut,
    error_code: result.error?.code ?? null,
    error_message: result.error?.message ?? null,
    http_status: result.error?.httpStatus ?? null,
    input_tokens: result.inputTokens,
    output_tokens: result.outputTokens,
    quarantine: result.quarantine,
  });
}
