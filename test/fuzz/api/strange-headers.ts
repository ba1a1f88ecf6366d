import type { Draw } from '../../faults/random/draw.js';
import { one } from '../draws.js';
import { STRANGE_TEXTS } from '../json/strange.js';
import type { Operation } from './document.js';

const LINE_TEXTS = STRANGE_TEXTS.filter((text) => !/[\r\n\0]/.test(text));

const STRANGE_HEADERS: readonly (readonly [string, string])[] = [
  ['x-request-id', 'client-1'],
  ['x-request-id', 'a b'],
  ['x-request-id', 'x'.repeat(500)],
  ['x-request-id', '<script>'],
  ['accept', 'text/html'],
  ['accept', 'application/xml;q=9'],
  ['accept-encoding', 'br, gzip, identity;q=0'],
  ['accept-language', 'x'.repeat(3_000)],
  ['authorization', 'Basic YTpi'],
  ['authorization', 'Bearer'],
  ['authorization', 'Bearer ü'],
  ['if-modified-since', 'Sun, 30 Feb 2026 25:61:61 GMT'],
  ['origin', 'null'],
  ['x-http-method-override', 'DELETE'],
  ['x-forwarded-for', '127.0.0.1, ::1, \u00e4'],
  ['x-forwarded-host', 'elsewhere.example'],
  ['forwarded', 'for=_x;host=y'],
  ['cookie', `a=${'b'.repeat(6_000)}`],
  ['te', 'trailers'],
  ['expect', '100-continue'],
  ['content-encoding', 'gzip'],
  ['__proto__', 'x'],
  ['constructor', 'x'],
];

/** Headers that mean nothing here, or not this; those of the operation with texts that name nobody. */
export function strangeHeaders(operation: Operation, draw: Draw): (readonly [string, string])[] {
  const own = operation.parameters.filter((each) => each.in === 'header').map(({ name }) => name);
  const strange = own.map((name) => [name, one(draw, LINE_TEXTS)] as const);
  const chosen = one(draw, [...STRANGE_HEADERS, ...strange, ...strange]);
  return draw.int(0, 4) === 0 ? [chosen, chosen] : [chosen];
}
