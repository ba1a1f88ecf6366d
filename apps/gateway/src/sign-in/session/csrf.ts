import type { FastifyRequest } from 'fastify';
import { refused } from '../../http/errors/refused.js';
import { isCsrfTokenOf } from './session-token.js';

/** The header in which the portal sends its token with every change. */
export const CSRF_HEADER = 'X-Beacon-CSRF';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses a change that a cookie came with, but not from the portal's own page: the browser sends the cookie whoever asks. Two things must hold: the
 * browser says that the page is of this origin, and the page knows the session's token. Headers with credentials need neither: no page can
 * make a browser send those.
 * @param publicUrl origin at which people reach the gateway.
 * @throws ApiError 403 `csrf_refused`.
 */
export function assertFromPortal(
  { method, headers }: FastifyRequest,
  token: string,
  publicUrl: string,
): void {
  if (READS.includes(method)) return;
  const { origin, 'sec-fetch-site': site } = headers;
  const isOwnPage =
    (origin === undefined || origin === publicUrl) &&
    (site === undefined || site === 'same-origin');
  const given = headers[CSRF_HEADER.toLowerCase()];
  if (isOwnPage && isCsrfTokenOf(token, String(given ?? ''))) return;
  const message = `a change with the portal's cookie has to come from the portal, with the token of GET /api/v1/session in ${CSRF_HEADER}; send an API key from elsewhere`;
  throw refused(403, 'csrf_refused', message);
}
