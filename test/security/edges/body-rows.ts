import type { OutgoingHttpHeaders } from 'node:http';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import type { AttackedServer } from './framing-rows.js';
import { ask, sayAnswer } from './http.js';

const MEBIBYTE = 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json' };

const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

type Case = readonly [
  what: string,
  headers: OutgoingHttpHeaders,
  body: () => string | Buffer,
  /** What alone is right. */
  expected?: number,
];

const OTHER_TYPE = 415;

/** Bodies that no job is. Large ones are made when they are sent. */
const CASES: readonly Case[] = [
  ['a body of 9 MiB', JSON_TYPE, () => JSON.stringify('x'.repeat(9 * MEBIBYTE))],
  ['100,000 levels of lists', JSON_TYPE, () => '['.repeat(100_000) + ']'.repeat(100_000)],
  ['20,000 levels of objects', JSON_TYPE, () => nested(20_000)],
  ['lists that never end', JSON_TYPE, () => '['.repeat(500_000)],
  ['a million numbers', JSON_TYPE, () => `[${'0,'.repeat(1_000_000)}0]`],
  [
    '100,000 unknown fields',
    JSON_TYPE,
    () => `{${Array.from({ length: 100_000 }, (_, at) => `"f${at}":1`).join()}}`,
  ],
  ['a number of 100,000 digits', JSON_TYPE, () => `{"repeats":${'9'.repeat(100_000)}}`],
  ['one key 50,000 times', JSON_TYPE, () => `{${'"version":"v1",'.repeat(50_000)}"version":"v1"}`],
  ['__proto__', JSON_TYPE, () => '{"__proto__":{"polluted":true},"version":"v1"}'],
  [
    'an escaped __proto__',
    JSON_TYPE,
    () => '{"\\u005f\\u005fproto\\u005f\\u005f":{"polluted":true}}',
  ],
  ['constructor.prototype', JSON_TYPE, () => '{"constructor":{"prototype":{"polluted":true}}}'],
  [
    '__proto__ within a question',
    JSON_TYPE,
    () => '{"questions":[{"id":"a","text":"b","__proto__":{"polluted":true}}]}',
  ],
  ['text', { 'content-type': 'text/plain' }, () => '{}', OTHER_TYPE],
  [
    'a form',
    { 'content-type': 'application/x-www-form-urlencoded' },
    () => 'version=v1',
    OTHER_TYPE,
  ],
  [
    'parts',
    { 'content-type': 'multipart/form-data; boundary=x' },
    () => '--x\r\n\r\n{}\r\n--x--',
    OTHER_TYPE,
  ],
  [
    'XML with an entity',
    { 'content-type': 'application/xml' },
    () => '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    OTHER_TYPE,
  ],
  ['a type that begins like JSON', { 'content-type': 'application/jsonp' }, () => '{}', OTHER_TYPE],
  ['two types', { 'content-type': 'application/json, text/plain' }, () => '{}', OTHER_TYPE],
  ['no type', {}, () => '{}', OTHER_TYPE],
  [
    'a charset that is not UTF-8',
    { 'content-type': 'application/json; charset=utf-7' },
    () => '{}',
    OTHER_TYPE,
  ],
  ['UTF-16', JSON_TYPE, () => Buffer.from('{}', 'utf16le')],
  ['bytes that are no UTF-8', JSON_TYPE, () => Buffer.from([0x7b, 0xff, 0x7d])],
  [
    'what says that it is packed',
    { ...JSON_TYPE, 'content-encoding': 'gzip' },
    () => Buffer.from('1f8b08000000000000030300', 'hex'),
    OTHER_TYPE,
  ],
  ['an expectation that is not known', { ...JSON_TYPE, expect: '200-maybe' }, () => '{}'],
];

/** Posts bodies that must be refused, and looks whether anything of them stays. */
export async function bodyRows(server: AttackedServer): Promise<readonly SecurityRow[]> {
  const rows: SecurityRow[] = [];
  for (const each of CASES) rows.push(await bodyRow(server, each));
  return [...rows, await pollutionRow(server)];
}

async function bodyRow(
  { port, host, postPath }: AttackedServer,
  [what, headers, body, expected]: Case,
): Promise<SecurityRow> {
  return tryOut({
    identity: 'whoever reaches the port',
    operation: `gateway: posts ${what} as a job`,
    expected: expected === undefined ? '4xx' : String(expected),
    run: async () =>
      ask({ port, method: 'POST', path: postPath, headers: { host, ...headers }, body: body() }),
    isAsExpected: ({ status }) =>
      expected === undefined ? status >= 400 && status < 500 : status === expected,
    say: sayAnswer,
  });
}

/** A key that had reached the prototype of objects would stand in every answer. */
async function pollutionRow({ port, host }: AttackedServer): Promise<SecurityRow> {
  return tryOut({
    identity: 'whoever reaches the port',
    operation: 'gateway: reads after all these bodies',
    expected: '200, nothing of them in it',
    run: async () => ask({ port, path: '/health', headers: { host } }),
    isAsExpected: ({ status, body }) => status === 200 && !body.includes('polluted'),
    say: sayAnswer,
  });
}
