import { ApiError } from '../http/errors/api-error.js';

const ACCEPTED = /^[\x21-\x7e]{1,255}$/;

/**
 * The value of an `Idempotency-Key` header; null when there is none.
 * @throws ApiError when it is given but not 1 to 255 visible ASCII characters.
 */
export function readIdempotencyKey(header: string | readonly string[] | undefined): string | null {
  if (header === undefined) return null;
  if (typeof header === 'string' && ACCEPTED.test(header)) return header;
  throw ApiError.validation([
    {
      field: 'Idempotency-Key',
      code: 'invalid_idempotency_key',
      message: 'the key is not one that can be stored',
      allowed: '1..255 visible ASCII characters',
    },
  ]);
}
