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

/** Headers of every response. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Everything but pages is data: nothing in it may run, and no cache may keep it. */
const DATA_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

/** Pages load their own scripts and pictures only; inline styles are what the API's documentation needs. */
const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'",
  'cache-control': 'no-cache',
};

/** The headers that a response needs because of what it holds, where it does not set them itself. */
export function headersFor(contentType: string): Readonly<Record<string, string>> {
  return contentType.startsWith('text/html') ? PAGE_HEADERS : DATA_HEADERS;
}

/** The headers of an error that is written where there is no response to set them on. */
export function headersOfError(requestId: string, json: string): Readonly<Record<string, string>> {
  return {
    ...COMMON_HEADERS,
    ...headersFor('application/json'),
    [REQUEST_ID_HEADER]: requestId,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(json)),
  };
}
