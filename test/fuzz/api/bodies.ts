import { gzipSync } from 'node:zlib';
import type { Draw } from '../../faults/random/draw.js';
import { one } from '../draws.js';
import { bareType } from './document.js';
import { isObject } from '../json/raw-json.js';
import type { Json } from '../json/raw-json.js';

const CONTENT_TYPES: readonly string[] = [
  '',
  'text/plain',
  'application/jsonx',
  'application/json; charset=utf-16',
  'application/json; charset=latin1',
  'application/json; charset="utf-8"; x=y',
  'APPLICATION/JSON',
  'application/vnd.api+json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json, text/plain',
  'nonsense',
  `application/json; x=${'y'.repeat(4_000)}`,
];

/** Content types that are not quite that of JSON. */
export function strangeContentType(draw: Draw): string {
  return one(draw, CONTENT_TYPES);
}

/** Whether a content type is that of JSON in UTF-8. */
export function isJsonType(type: string): boolean {
  return bareType(type) === 'application/json' && !/charset=(?!"?utf-8\b)/i.test(type);
}

/** The same text in bytes that are no UTF-8, or have more to them. */
export function strangelyEncoded(text: string, draw: Draw): Buffer {
  const bytes = Buffer.from(text);
  const at = draw.int(0, bytes.length);
  return one<() => Buffer>(draw, [
    () => Buffer.from(text, 'utf16le'),
    () => Buffer.from(text.replace(/[a-z]/, 'ä'), 'latin1'),
    () => Buffer.concat([Buffer.from('\ufeff'), bytes]),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xfe]), bytes.subarray(at)]),
    () =>
      Buffer.concat([bytes.subarray(0, at), Buffer.from([0xed, 0xa0, 0x80]), bytes.subarray(at)]),
    () => Buffer.concat([bytes, Buffer.from('\0\0')]),
    () => Buffer.concat([bytes, bytes]),
    () => gzipSync(bytes),
  ])();
}

/** A text that ends too early. */
export function cutText(text: string, draw: Draw): Buffer {
  const bytes = Buffer.from(text);
  return bytes.subarray(0, draw.int(0, Math.max(0, bytes.length - 1)));
}

/** A body of megabytes that is what the API takes, or nearly. */
export function hugeBody(body: Json, draw: Draw): Buffer {
  const count = one(draw, [2_000, 20_000, 60_000]);
  const questions = Array.from({ length: count }, (_, at) => ({
    id: `huge-${at}`,
    text: `Question number ${at}: ${'what do you say of it? '.repeat(2)}`,
  }));
  if (!isObject(body)) return Buffer.from(`[${'0,'.repeat(count * 30)}0]`);
  return one<() => Buffer>(draw, [
    () => Buffer.from(JSON.stringify({ ...body, questions, repeats: 1 })),
    () => Buffer.from(JSON.stringify({ ...body, metadata: { list: questions } })),
    () =>
      Buffer.from(
        JSON.stringify({
          ...body,
          questions: Array.from({ length: count * 10 }, () => 'math_basic'),
        }),
      ),
    () => Buffer.from(JSON.stringify({ ...body, reason: 'x'.repeat(count * 100) })),
    () => Buffer.from(`{"a":${'['.repeat(count * 5)}${']'.repeat(count * 5)}}`),
    () => Buffer.from(`[${'0,'.repeat(count * 30)}0]`),
  ])();
}
