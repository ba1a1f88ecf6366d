import { ApiError } from '../../http/errors/api-error.js';
import type { ErrorCode } from '../../http/errors/error-codes.js';

/** What a refusal names beside its reason. */
interface Named {
  readonly field?: string | null;
  /** Id of the key, where there is one. */
  readonly kid?: string;
}

/** The refusal of a signature. */
export function refusedSignature(
  code: ErrorCode,
  message: string,
  { field = null, kid }: Named = {},
): ApiError {
  const extra = kid === undefined ? {} : { kid };
  return new ApiError(400, { error: code, code, message, field, extra });
}
