import { brotliCompressSync, gzipSync } from 'node:zlib';
import { answered, failed, json, MEGABYTE, right, text, withContent } from './named-reply.js';
import type { NamedReply } from './named-reply.js';
import { chunkedReply, httpReply } from './reply.js';

/** Replies whose form is hostile: content types, encodings, headers, lengths, pieces, ends. */
export const NAMED_TRANSPORTS: readonly NamedReply[] = [
  {
    name: 'HTML',
    reply: () => text('<html><body>It works!</body></html>', 'text/html'),
    expected: failed('invalid_content_type'),
  },
  {
    name: 'cut JSON',
    reply: (n) => text(JSON.stringify(right(n)).slice(0, 80)),
    expected: failed('invalid_json'),
  },
  { name: 'no body', reply: () => text(''), expected: failed() },
  { name: 'null', reply: () => text('null'), expected: failed('invalid_response') },
  {
    name: 'server-sent events',
    reply: (n) =>
      text(`data: ${JSON.stringify(right(n))}\n\ndata: [DONE]\n\n`, 'text/event-stream'),
    expected: failed('invalid_content_type'),
  },
  {
    name: 'Latin-1',
    reply: (n) =>
      httpReply({
        type: 'application/json; charset=iso-8859-1',
        body: Buffer.from(JSON.stringify(withContent(n, 'Größe')), 'latin1'),
      }),
    expected: () => ({ status: 'completed', text: 'Größe' }),
  },
  {
    name: 'gzip',
    reply: (n) =>
      httpReply({
        body: gzipSync(JSON.stringify(right(n))),
        headers: [['content-encoding', 'gzip']],
      }),
    expected: failed('invalid_content_encoding'),
  },
  {
    name: 'a gzip bomb',
    reply: () =>
      httpReply({
        body: gzipSync(Buffer.alloc(200 * MEGABYTE)),
        headers: [['content-encoding', 'gzip']],
      }),
    expected: failed(),
  },
  {
    name: 'brotli',
    reply: (n) =>
      httpReply({
        body: brotliCompressSync(JSON.stringify(right(n))),
        headers: [['content-encoding', 'br']],
      }),
    expected: failed('invalid_content_encoding'),
  },
  {
    name: '50 MB',
    reply: () => text(' '.repeat(50 * MEGABYTE)),
    expected: failed('response_too_large'),
  },
  {
    name: '50 MB in chunks',
    reply: () => chunkedReply({ body: ' '.repeat(20 * MEGABYTE) }, { size: MEGABYTE, pauseMs: 0 }),
    expected: failed('response_too_large'),
  },
  {
    name: 'a redirect',
    reply: () =>
      httpReply({ status: 302, reason: 'Found', headers: [['location', 'http://127.0.0.1:1/']] }),
    expected: failed('redirect_refused'),
  },
  {
    name: 'a header of a megabyte',
    reply: (n) =>
      httpReply({ body: JSON.stringify(right(n)), headers: [['x-long', 'x'.repeat(MEGABYTE)]] }),
    expected: failed(),
  },
  {
    name: '10,000 headers',
    reply: (n) =>
      httpReply({
        body: JSON.stringify(right(n)),
        headers: Array.from({ length: 10_000 }, (_, at) => [`x-${at}`, 'y'] as const),
      }),
    expected: failed(),
  },
  {
    name: 'no HTTP',
    reply: () => ({
      pieces: [{ bytes: Buffer.from('SSH-2.0-OpenSSH_9.2\r\n'), pauseMs: 0 }],
      end: 'close',
    }),
    expected: failed(),
  },
  { name: 'nothing, and the end', reply: () => ({ pieces: [], end: 'close' }), expected: failed() },
  { name: 'nothing, and a reset', reply: () => ({ pieces: [], end: 'reset' }), expected: failed() },
  { name: 'nothing at all', reply: () => ({ pieces: [], end: 'hang' }), expected: failed() },
  {
    name: 'a length that is too long',
    reply: (n) => httpReply({ body: JSON.stringify(right(n)), length: '100000', end: 'close' }),
    expected: failed(),
  },
  {
    name: 'a length that is too short',
    reply: (n) => httpReply({ body: JSON.stringify(right(n)), length: '40', end: 'close' }),
    expected: failed(),
  },
  {
    name: 'two lengths',
    reply: (n) =>
      httpReply({
        body: JSON.stringify(right(n)),
        headers: [['content-length', '3']],
        end: 'close',
      }),
    expected: failed(),
  },
  {
    name: 'two answers',
    reply: (n) => ({
      pieces: [...json(right(n)).pieces, ...json(withContent(n, 'a second answer')).pieces],
      end: 'close',
    }),
    expected: answered,
  },
  {
    name: 'interim answers',
    reply: (n) => ({
      pieces: [
        { bytes: Buffer.from('HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n'.repeat(3)), pauseMs: 0 },
        ...json(right(n)).pieces,
      ],
      end: 'keep',
    }),
    expected: answered,
  },
  {
    name: '204',
    reply: () => httpReply({ status: 204, reason: 'No Content', length: null }),
    expected: failed(),
  },
  {
    name: 'bad chunks',
    reply: (n) =>
      chunkedReply(
        { body: JSON.stringify(right(n)), end: 'close' },
        { size: 10, pauseMs: 0, last: 'zz\r\n' },
      ),
    expected: failed(),
  },
  {
    name: 'a byte at a time',
    reply: (n) => chunkedReply({ body: JSON.stringify(right(n)) }, { size: 1, pauseMs: 0 }),
    expected: answered,
  },
  {
    name: 'a trickle',
    reply: (n) => chunkedReply({ body: JSON.stringify(right(n)) }, { size: 5, pauseMs: 400 }),
    expected: failed('attempts_exhausted'),
  },
  {
    name: 'labels of a megabyte',
    reply: (n) =>
      json({ ...right(n), model: 'm'.repeat(MEGABYTE), system_fingerprint: 'f'.repeat(MEGABYTE) }),
    expected: answered,
  },
  {
    name: 'usage beyond all numbers',
    reply: (n) =>
      text(JSON.stringify(right(n)).replace('"prompt_tokens":20', '"prompt_tokens":1e400')),
    expected: answered,
  },
  {
    name: 'an error message of a megabyte',
    reply: () =>
      httpReply({
        status: 400,
        body: JSON.stringify({ error: { message: '\u001b[31m\u0000'.repeat(200_000) } }),
      }),
    expected: failed('bad_request'),
  },
  {
    name: 'an error message with half a surrogate',
    reply: () =>
      httpReply({
        status: 422,
        body: '{"error":{"message":"\\ud800\\u202e\\u0000\\u001b[31m\\r\\n"}}',
      }),
    expected: failed('unprocessable'),
  },
  {
    name: 'status 999',
    reply: (n) => httpReply({ status: 999, reason: 'What', body: JSON.stringify(right(n)) }),
    expected: failed(),
  },
  {
    name: '__proto__',
    reply: (n) =>
      text(
        JSON.stringify(right(n)).replace(
          '{',
          '{"__proto__":{"choices":[]},"constructor":{"prototype":{"x":1}},',
        ),
      ),
    expected: answered,
  },
];
