import { resultStatementOf } from '@beacon/contracts';
import type { CellResultV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { signResults } from '@beacon/signing';
import type { SigningKey } from '@beacon/signing';

/** A cell that a result is made up for. */
export interface ForgedCell {
  readonly jobId: string;
  readonly region: string;
  readonly model: string;
  readonly questionId: string;
  readonly repeat: number;
}

const HASH = 'ab'.repeat(32);

/** A result that nobody asked a provider for, consistent in itself. @param now of its call's end. @default this moment */
export function forgedResult(cell: ForgedCell, now = new Date()): CellResultV1 {
  return {
    ...cell,
    cell: cellKey(cell),
    round: 1,
    outcome: 'refused',
    outcomeSource: 'rules',
    outcomeRule: null,
    outcomeEvidence: null,
    classifierVersion: 'forged',
    outcomeLanguage: 'en',
    outcomeCalibrated: true,
    outcomeScore: null,
    response: 'A forged answer.',
    responseCut: false,
    finishReason: 'stop',
    error: null,
    attempts: 1,
    throttled: 0,
    lastErrorCode: null,
    startedAt: new Date(now.getTime() - 1_000).toISOString(),
    completedAt: now.toISOString(),
    inputTokens: 1,
    outputTokens: 1,
    costUsd: null,
    promptSha256: HASH,
    evidence: {
      executorRegion: cell.region,
      executorId: `${cell.region}-forger-1`,
      node: 'forger',
      pod: null,
      provider: 'openai-compatible',
      endpointHost: '127.0.0.1:1',
      providerModel: cell.model,
      servedModel: cell.model,
      systemFingerprint: null,
      providerRegion: cell.region,
      providerRequestId: null,
      edgeHeaders: {},
    },
    quarantine: null,
  };
}

/** A result with the signature of a key, whoever it is of. */
export function signedResult(result: CellResultV1, key: SigningKey): CellResultV1 {
  const names = { kid: key.kid, requestHash: HASH };
  const [signature = ''] = signResults(key, [resultStatementOf(result, names)]);
  return { ...result, signed: { ...names, signature } };
}
