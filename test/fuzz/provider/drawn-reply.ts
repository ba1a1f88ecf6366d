import { gzipSync } from 'node:zlib';
import type { Draw } from '../../faults/random/draw.js';
import { happens, one } from '../draws.js';
import { JSON_KINDS, mutateJson } from '../json/mutate.js';
import { RawJson, render } from '../json/raw-json.js';
import type { Json } from '../json/raw-json.js';
import { STRANGE_TEXTS } from '../json/strange.js';
import { chunkedReply, httpReply } from './reply.js';
import type { HostileReply, ReplyParts } from './reply.js';

/** A reply that nobody wrote down: a right answer in which some things, drawn, are changed. */
export interface DrawnReply {
  /** What was changed, by kinds. */
  readonly kind: string;
  readonly reply: HostileReply;
}

const MEGABYTE = 1024 * 1024;

/**
 * Draws a reply; what says that the provider is asked too much is drawn elsewhere.
 * @param answer the right one.
 */
export function drawReply(answer: Json, draw: Draw): DrawnReply {
  const base = one<Json>(draw, [answer, answer, ERROR]);
  const isError = base === ERROR;
  const kinds: string[] = [isError ? 'error' : 'answer'];
  let value = base;
  for (let left = draw.int(0, 3); left > 0; left -= 1) {
    const kind = one(draw, JSON_KINDS);
    kinds.push(kind);
    value = mutateJson(value, kind, draw);
  }
  const encoding = happens(draw, 0.4) ? one(draw, ENCODINGS) : PLAIN;
  const status = isError ? one(draw, [400, 403, 404, 422, 500]) : drawStatus(draw);
  const framing = happens(draw, 0.4) ? one(draw, FRAMINGS) : WHOLE;
  const headers = happens(draw, 0.3) ? [drawHeader(draw)] : [];
  kinds.push(
    encoding.name,
    String(status),
    framing.name,
    ...headers.map(([name]) => name.slice(0, 20)),
  );
  const body = encoding.encode(render(value), draw);
  return {
    kind: kinds.filter((kind) => kind !== '').join(' '),
    reply: framing.frame(
      { status, headers, body, type: happens(draw, 0.1) ? one(draw, TYPES) : 'application/json' },
      draw,
    ),
  };
}

const ERROR: Json = {
  error: {
    message: 'The request was not understood.',
    type: 'invalid_request_error',
    param: null,
    code: 'invalid',
  },
};

/** None of those that a lane waits for. */
const STATUSES = [
  200, 200, 200, 201, 203, 206, 226, 299, 301, 400, 401, 404, 410, 418, 451, 500, 501, 502, 504,
  520, 599,
];

function drawStatus(draw: Draw): number {
  return happens(draw, 0.8) ? 200 : one(draw, STATUSES);
}

interface Encoding {
  readonly name: string;
  readonly encode: (text: string, draw: Draw) => Buffer;
}

const PLAIN: Encoding = { name: '', encode: (text) => Buffer.from(text) };

const ENCODINGS: readonly Encoding[] = [
  { name: 'cut', encode: (text, draw) => Buffer.from(text.slice(0, draw.int(0, text.length))) },
  { name: 'bom', encode: (text) => Buffer.from(`\ufeff${text}`) },
  { name: 'utf16', encode: (text) => Buffer.from(text, 'utf16le') },
  { name: 'latin1', encode: (text) => Buffer.from(text.replace('The', 'Thé'), 'latin1') },
  {
    name: 'bad-utf8',
    encode: (text, draw) =>
      inserted(Buffer.from(text), Buffer.from([0xff, 0xed, 0xa0, 0x80]), draw),
  },
  { name: 'nul', encode: (text, draw) => inserted(Buffer.from(text), Buffer.alloc(3), draw) },
  { name: 'twice', encode: (text) => Buffer.from(`${text}\n${text}`) },
  {
    name: 'padded',
    encode: (text, draw) => Buffer.from(text + ' '.repeat(draw.int(1, 5) * MEGABYTE)),
  },
  { name: 'noise', encode: (text, draw) => noisy(Buffer.from(text), draw) },
  { name: 'gzip', encode: (text) => gzipSync(text) },
  { name: 'events', encode: (text) => Buffer.from(`data: ${text}\n\ndata: [DONE]\n\n`) },
  { name: 'jsonp', encode: (text) => Buffer.from(`cb(${text})`) },
];

function inserted(bytes: Buffer, more: Buffer, draw: Draw): Buffer {
  const at = draw.int(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
}

function noisy(bytes: Buffer, draw: Draw): Buffer {
  const changed = Buffer.from(bytes);
  for (let left = draw.int(1, 8); left > 0 && changed.length > 0; left -= 1) {
    changed[draw.int(0, changed.length - 1)] = draw.int(0, 255);
  }
  return changed;
}

const TYPES = [
  '',
  'text/html',
  'application/JSON;charset=utf-8',
  'application/json; charset=utf-7',
  'application/problem+json',
  'application/json; charset=shift_jis',
  'text/event-stream',
  'json',
  `application/json; x=${'y'.repeat(9_000)}`,
];

function drawHeader(draw: Draw): readonly [string, string] {
  const value = one(
    draw,
    STRANGE_TEXTS.filter((text) => !/[\r\n\0]/.test(text) && text.isWellFormed()),
  );
  return one<readonly [string, string]>(draw, [
    ['x-region', value],
    ['x-request-id', value],
    ['cf-ray', 'x'.repeat(5_000)],
    ['openai-processing-ms', '1e400'],
    ['set-cookie', `a=${'b'.repeat(3_000)}`],
    ['content-encoding', one(draw, ['gzip', 'br', 'identity', 'x', 'gzip, gzip'])],
    ['content-type', 'text/html'],
    ['connection', one(draw, ['close', 'upgrade', 'keep-alive'])],
    ['keep-alive', 'timeout=0, max=-1'],
    ['upgrade', 'h2c'],
    ['location', 'http://127.0.0.1:1/'],
    ['date', one(draw, ['Thu, 01 Jan 1970 00:00:00 GMT', 'soon', ''])],
    ['x-ratelimit-remaining-requests', one(draw, ['-1', '0', 'NaN', '1e400'])],
    ['__proto__', 'x'],
    [`x-${'n'.repeat(2_000)}`, 'y'],
  ]);
}

interface FramingWay {
  readonly name: string;
  readonly frame: (parts: ReplyParts, draw: Draw) => HostileReply;
}

const WHOLE: FramingWay = { name: '', frame: httpReply };

const FRAMINGS: readonly FramingWay[] = [
  { name: 'close', frame: (parts) => httpReply({ ...parts, length: null }) },
  {
    name: 'long-length',
    frame: (parts, draw) =>
      httpReply({
        ...parts,
        length: String(Buffer.from(parts.body ?? '').length + draw.int(1, 9_999)),
        end: 'close',
      }),
  },
  {
    name: 'short-length',
    frame: (parts, draw) =>
      httpReply({
        ...parts,
        length: String(draw.int(0, Buffer.from(parts.body ?? '').length)),
        end: 'close',
      }),
  },
  {
    name: 'odd-length',
    frame: (parts, draw) =>
      httpReply({
        ...parts,
        length: one(draw, ['-1', 'x', '1e3', '99999999999999999999', '0x10', '']),
        end: 'close',
      }),
  },
  {
    name: 'chunked',
    frame: (parts, draw) => chunkedReply(parts, { size: one(draw, [3, 64, 70_000]), pauseMs: 0 }),
  },
  {
    name: 'cut-chunks',
    frame: (parts) => chunkedReply({ ...parts, end: 'close' }, { size: 50, pauseMs: 0, last: '' }),
  },
  {
    name: 'trailers',
    frame: (parts) =>
      chunkedReply(parts, { size: 50, pauseMs: 0, last: '0\r\nx-region: moon\r\n\r\n' }),
  },
  { name: 'slow', frame: (parts, draw) => slow(parts, draw.int(1, 20)) },
  {
    name: 'reset',
    frame: (parts) => ({ ...httpReply({ ...parts, length: '999999' }), end: 'reset' }),
  },
  {
    name: 'hang',
    frame: (parts) => ({ ...httpReply({ ...parts, length: '999999' }), end: 'hang' }),
  },
  { name: 'odd-status-line', frame: (parts, draw) => oddStatusLine(parts, draw) },
];

function slow(parts: ReplyParts, pauseMs: number): HostileReply {
  // So many pieces at most that the pauses add up to less than a call may take.
  const size = Math.max(1, Math.ceil(Buffer.from(parts.body ?? '').length / 40));
  return chunkedReply(parts, { size, pauseMs });
}

function oddStatusLine(parts: ReplyParts, draw: Draw): HostileReply {
  const { pieces, end } = httpReply(parts);
  const line = one(draw, [
    'HTTP/1.1 200',
    'HTTP/1.0 200 OK',
    'HTTP/2 200',
    'HTTP/1.1 0200 OK',
    'HTTP/1.1 20 OK',
    'http/1.1 200 ok',
    'HTTP/1.1  200  OK',
    'ICY 200 OK',
    `HTTP/1.1 200 ${'O'.repeat(20_000)}`,
  ]);
  const [first, ...rest] = pieces;
  const text = first?.bytes.toString('latin1') ?? '';
  const changed = Buffer.from(text.replace(/^[^\r]*/, line), 'latin1');
  return { pieces: [{ bytes: changed, pauseMs: 0 }, ...rest], end: end === 'keep' ? 'close' : end };
}

const WAITS = [
  '0',
  '1',
  '-1',
  '0.5',
  'soon',
  '',
  '1, 2',
  '1e9',
  '99999999999999999999',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  'NaN',
  '٣',
];
const LONG_WAITS: ReadonlySet<string> = new Set([
  '1e9',
  '99999999999999999999',
  'Fri, 31 Dec 9999 23:59:59 GMT',
]);

/** Draws a reply that says the provider is asked too much, in one of the ways in which that is said or nearly said. */
export function drawThrottle(draw: Draw): DrawnReply {
  const wait = happens(draw, 0.9)
    ? one(
        draw,
        WAITS.filter((each) => !LONG_WAITS.has(each)),
      )
    : one(draw, WAITS);
  const [status, error] = one<readonly [number, Json]>(draw, [
    [429, { message: 'slow down', type: 'requests', code: 'rate_limit_exceeded' }],
    [429, 'too many'],
    [503, { message: 'overloaded', type: 'overloaded_error' }],
    [200, { message: 'Rate limit reached', type: 'rate_limit_error', code: 429 }],
    [200, { message: 'overloaded', code: 503 }],
    [
      429,
      {
        code: 429,
        status: 'RESOURCE_EXHAUSTED',
        message: 'busy',
        details: [{ retryDelay: one(draw, ['1s', '0s', '-1s', '1e9s', '9'.repeat(400)]) }],
      },
    ],
    [529, new RawJson('1e400')],
  ]);
  const kinds = happens(draw, 0.4) ? [one(draw, JSON_KINDS)] : [];
  const value = kinds.reduce<Json>((body, kind) => mutateJson(body, kind, draw), { error });
  const name = one(draw, ['retry-after', 'retry-after-ms', 'x-ratelimit-reset-requests']);
  return {
    kind: ['throttle', String(status), name, wait.slice(0, 12), ...kinds].join(' '),
    reply: httpReply({ status, reason: 'X', headers: [[name, wait]], body: render(value) }),
  };
}
