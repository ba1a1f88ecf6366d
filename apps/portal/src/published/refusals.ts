import type { ErrorBody } from '@beacon/client';

/** What a request is answered with. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
}

/** An answer that the copy holds. */
export function found(body: unknown): Reply {
  return { status: 200, body };
}

/** What a copy does not hold says so. */
export function notInCopy(what: string): Reply {
  const body: ErrorBody = {
    error: 'not found',
    error_code: 'not_in_published_copy',
    message: `${what} is not part of this published copy.`,
    field: null,
    details: [],
    request_id: 'none',
  };
  return { status: 404, body };
}
