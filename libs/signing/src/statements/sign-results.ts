import type { KeyObject } from 'node:crypto';
import { isInSignedBatch } from '../batches/batch-signature.js';
import type { KnownTexts } from '../batches/batch-signature.js';
import { signBatch } from '../batches/sign-batch.js';
import type { SigningKey } from '../keys/signing-key.js';
import { leafHash } from '../merkle/index.js';
import { resultStatementText } from './result-statement.js';
import type { ResultStatement } from './result-statement.js';

/**
 * Signs statements together: one that stands alone is a batch of one.
 * @returns the signature of each, see `writeBatchSignature`.
 */
export function signResults(
  key: Pick<SigningKey, 'sign'>,
  statements: readonly ResultStatement[],
): string[] {
  return signBatch(key, 'result', statements.map(leafOf));
}

/** Whether a signature is the key's over a statement. */
export function isResultSignedBy(
  key: KeyObject,
  statement: ResultStatement,
  signature: string,
  known?: KnownTexts,
): boolean {
  return isInSignedBatch(key, 'result', leafOf(statement), signature, known);
}

function leafOf(statement: ResultStatement): Uint8Array {
  return leafHash(Buffer.from(resultStatementText(statement), 'utf8'));
}
