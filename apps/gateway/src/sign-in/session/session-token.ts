import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A new token of a session: 256 random bits. */
export function newSessionToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Whether a text can be a token: what cannot is not looked for. */
export function isSessionToken(text: string): boolean {
  return TOKEN.test(text);
}

/** What is stored of a token. It is random, so that a plain hash hides it. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * The token that a page has to send with every change, made of the session's: a page of another site has no way to learn it, and whoever
 * learns it cannot make a session of it.
 */
export function csrfTokenOf(token: string): string {
  return createHmac('sha256', token).update('beacon csrf token v1').digest('base64url');
}

/** Whether a header holds a session's CSRF token; in constant time. */
export function isCsrfTokenOf(token: string, given: string): boolean {
  const expected = Buffer.from(csrfTokenOf(token));
  const sent = Buffer.from(given);
  return sent.length === expected.length && timingSafeEqual(sent, expected);
}
