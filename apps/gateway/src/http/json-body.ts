import type { FastifyInstance } from 'fastify';
import { refused } from '../errors/http-errors.js';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Makes JSON in UTF-8 the only body that is read. Bytes that are no UTF-8 are refused rather than replaced, and so are the
 * keys `__proto__` and `constructor`, which could reach into the prototypes of objects.
 */
export function acceptJsonOnly(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const text = decode(body);
    if (text === null) return done(MALFORMED());
    // Clients that always say JSON send no body where none is needed: that is for the endpoint to judge.
    if (text.trim() === '') return done(null, undefined);
    return parse(request, text, (error, value) =>
      error ? done(isJson(text) ? FORBIDDEN_KEY() : MALFORMED()) : done(null, value),
    );
  });
}

const MALFORMED = () => refused(400, 'invalid_json', 'Malformed JSON in body');
const FORBIDDEN_KEY = () =>
  refused(400, 'forbidden_key', 'the keys __proto__ and constructor are not accepted in JSON');

function decode(body: string | Buffer): string | null {
  try {
    return typeof body === 'string' ? body : utf8.decode(body);
  } catch {
    return null;
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
