import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Name of the header, as it is written in responses. */
export const REQUEST_ID_HEADER = 'X-Request-ID';

const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/;

/** The client's own request id when it is well-formed, else a new one. */
export function requestIdOf(request: Pick<IncomingMessage, 'headers'>): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && ACCEPTED.test(given) ? given : randomUUID();
}
