import type { JobSpec } from '@beacon/domain';
import { ApiError } from '../http/errors/api-error.js';

const MEBIBYTE = 1_024 * 1_024;
/** Largest specification, in MiB of JSON: whoever reads a job has it in memory whole. Extensions could make one of any size. */
const MOST_MIB = 32;

/**
 * A specification as JSON in UTF-8.
 * @throws ApiError 400 when it is over 32 MiB.
 */
export function specBytes(spec: JobSpec): Uint8Array {
  // Not a Buffer: small ones share their memory, which cannot go to another thread.
  const bytes = new TextEncoder().encode(JSON.stringify(spec));
  if (bytes.byteLength <= MOST_MIB * MEBIBYTE) return bytes;
  const size = (bytes.byteLength / MEBIBYTE).toFixed(1);
  throw ApiError.validation([
    {
      field: 'questions',
      code: 'specification_too_large',
      message: `with all its texts the job has ${size} MiB: make several jobs of it`,
      allowed: `at most ${MOST_MIB} MiB`,
    },
  ]);
}
