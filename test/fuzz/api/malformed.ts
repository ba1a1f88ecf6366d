import type { Draw } from '../../faults/random/draw.js';
import { one } from '../draws.js';

/** Bytes that are no request, or hardly one. `%s` stands for the path of an operation. */
const MALFORMED: readonly string[] = [
  'hello\r\n\r\n',
  '\r\n\r\n\r\n',
  '\u0000\u0000\u0000\u0000',
  '\u0016\u0003\u0001\u0002\u0000\u0001\u0000',
  'GET\r\n\r\n',
  'GET %s\r\n\r\n',
  'GET %s HTTP/9.9\r\nhost: localhost\r\n\r\n',
  'GET %s HTTP/1.0\r\n\r\n',
  'GET  %s  HTTP/1.1\r\nhost: localhost\r\n\r\n',
  'GET %s HTTP/1.1\r\nconnection: close\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\nhost: y\r\nconnection: close\r\n\r\n',
  'GET %s HTTP/1.1\nhost: localhost\nconnection: close\n\n',
  'GET %s HTTP/1.1\r\nhost : x\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\n folded\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\n: empty\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\na\u0000b: c\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\na: b\u0000c\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\na: b\rc: d\r\n\r\n',
  'GET %s\u0000 HTTP/1.1\r\nhost: localhost\r\n\r\n',
  'GET %s\u00e4 HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: elsewhere.example\r\nconnection: close\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\norigin: https://elsewhere.example\r\nconnection: close\r\n\r\n',
  'GET http://elsewhere.example%s HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
  'GET * HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
  'OPTIONS * HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n',
  'CONNECT x:443 HTTP/1.1\r\nhost: localhost\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\nupgrade: h2c\r\nconnection: upgrade, http2-settings\r\n\r\n',
  'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-length: -1\r\n\r\n{}',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-length: 1e9\r\n\r\n{}',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-length: 99999999999999999999\r\n\r\n{}',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-length: 2, 2\r\n\r\n{}',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffff\r\n{}',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\na: b\r\n\r\n',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-encoding: gzip\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nexpect: 100-continue\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}',
  'POST %s HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nexpect: 200-maybe\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}',
  'GET %s HTTP/1.1\r\nhost: localhost\r\nrange: bytes=0-0,5-,-9\r\nif-none-match: *\r\nconnection: close\r\n\r\n',
  'GET %s HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}',
];

/** What is drawn besides, too long to be written down. */
const LONG: readonly ((path: string) => string)[] = [
  (path) => `GET ${path}${'x'.repeat(70_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`,
  (path) => `GET ${path} HTTP/1.1\r\nhost: localhost\r\nx: ${'y'.repeat(70_000)}\r\n\r\n`,
  (path) => `GET ${path} HTTP/1.1\r\nhost: localhost\r\n${'a: b\r\n'.repeat(9_000)}\r\n`,
  (path) =>
    `GET ${path}?${'a=1&'.repeat(3_000)} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n`,
];

/** Bytes for an operation's path. */
export function malformedBytes(path: string, draw: Draw): Buffer {
  const long = draw.int(0, 9) === 0;
  const text = long ? one(draw, LONG)(path) : one(draw, MALFORMED).replace('%s', path);
  return Buffer.from(text, 'latin1');
}
