import type { CellAttemptV1, CellResultV1, CloseCellsV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';

export const REGIONS = ['us-east', 'eu-west'] as const;
export const MODEL = 'llama3.2-1b';

/** A result as an executor publishes it. */
export function resultOf(
  change: Pick<CellResultV1, 'jobId'> & Partial<CellResultV1>,
): CellResultV1 {
  const { region = REGIONS[0], model = MODEL, questionId = 'q1', repeat = 1 } = change;
  return {
    region,
    model,
    questionId,
    repeat,
    cell: cellKey({ model, questionId, repeat }),
    round: 1,
    outcome: 'answered',
    outcomeSource: 'rules',
    outcomeRule: null,
    outcomeEvidence: null,
    classifierVersion: '1',
    outcomeLanguage: 'fr',
    outcomeCalibrated: false,
    outcomeScore: null,
    response: 'Paris 🙂',
    responseCut: false,
    finishReason: 'stop',
    error: null,
    attempts: 1,
    throttled: 0,
    lastErrorCode: null,
    startedAt: '2026-11-20T10:00:00.000Z',
    completedAt: '2026-11-20T10:00:01.500Z',
    inputTokens: 3,
    outputTokens: 2,
    costUsd: null,
    quarantine: null,
    promptSha256: 'a'.repeat(64),
    evidence: {
      executorRegion: region,
      executorId: 'executor-1',
      node: 'node-1',
      pod: null,
      provider: 'openai-compatible',
      endpointHost: '127.0.0.1',
      providerModel: model,
      servedModel: null,
      systemFingerprint: null,
      providerRegion: null,
      providerRequestId: null,
      edgeHeaders: {},
    },
    ...change,
  };
}

/** An attempt as an executor publishes it: one that failed, of the same cell as {@link resultOf}. */
export function attemptOf(
  change: Pick<CellAttemptV1, 'jobId'> & Partial<CellAttemptV1>,
): CellAttemptV1 {
  const { region, model, cell, round, questionId, repeat } = resultOf({
    jobId: change.jobId,
    region: change.region ?? REGIONS[0],
    questionId: change.questionId ?? 'q1',
    repeat: change.repeat ?? 1,
    round: change.round ?? 1,
  });
  return {
    region,
    model,
    cell,
    round,
    questionId,
    repeat,
    number: 1,
    throttled: 0,
    throttledInRow: 0,
    executorId: 'executor-1',
    kind: 'failed',
    error: { code: 'rate_limited', message: 'slow down', httpStatus: 429 },
    retryAfterMs: 1_000,
    startedAt: '2026-11-20T10:00:00.000Z',
    completedAt: '2026-11-20T10:00:00.200Z',
    result: null,
    ...change,
  };
}

/** An order to fail what is missing of a job, because its deadline is over. */
export function closingOf(
  change: Pick<CloseCellsV1, 'jobId'> & Partial<CloseCellsV1>,
): CloseCellsV1 {
  return {
    region: null,
    cell: null,
    status: 'failed',
    code: 'deadline_exceeded',
    message: 'the deadline is over',
    requestedAt: '2026-11-20T11:00:00.000Z',
    ...change,
  };
}
