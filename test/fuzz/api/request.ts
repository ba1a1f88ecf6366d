import type { WireRequest } from './wire.js';

/** A request before it is bytes. */
export interface ApiRequest {
  readonly method: string;
  /** As it is written into the request line. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | null;
  readonly framing: Framing;
}

/**
 * How the body's end is told: by its length, by chunks of these sizes, or wrongly: less than announced, more than announced, broken
 * chunks, both lengths.
 */
export type Framing =
  | { readonly kind: 'length' | 'short' | 'long' | 'bad_chunks' | 'both' }
  | { readonly kind: 'chunks'; readonly size: number };

/** Framings after which a server may wait for more, and the client goes away. */
const CUT: ReadonlySet<Framing['kind']> = new Set(['short', 'bad_chunks', 'both']);

const CRLF = '\r\n';

/** The bytes of a request, with `connection: close`. */
export function toWire(request: ApiRequest): WireRequest {
  const { method, target, headers, body, framing } = request;
  const length = body?.length ?? 0;
  const own: (readonly [string, string])[] = [
    ['host', '127.0.0.1'],
    ['connection', 'close'],
    ...headers,
    ...(body === null ? [] : framingHeaders(framing, length)),
  ];
  const lines = own.map(([name, value]) => `${name}: ${value}`);
  const head = [`${method} ${target} HTTP/1.1`, ...lines, '', ''].join(CRLF);
  const framed = body === null ? Buffer.alloc(0) : framedBody(framing, body);
  // Header values and targets may hold what is no ASCII: as bytes of UTF-8, as clients send it.
  return { bytes: Buffer.concat([Buffer.from(head), framed]), isCut: CUT.has(framing.kind) };
}

function framingHeaders(framing: Framing, length: number): [string, string][] {
  const said = (bytes: number): [string, string] => ['content-length', String(bytes)];
  const chunked: [string, string] = ['transfer-encoding', 'chunked'];
  switch (framing.kind) {
    case 'length':
      return [said(length)];
    case 'short':
      return [said(length + 10)];
    case 'long':
      return [said(Math.max(0, length - 1))];
    case 'both':
      return [said(length), chunked];
    case 'chunks':
    case 'bad_chunks':
      return [chunked];
  }
}

function framedBody(framing: Framing, body: Buffer): Buffer {
  if (framing.kind === 'bad_chunks') return Buffer.concat([Buffer.from(`zz${CRLF}`), body]);
  if (framing.kind !== 'chunks' && framing.kind !== 'both') return body;
  const size = framing.kind === 'chunks' ? framing.size : body.length;
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const chunk = body.subarray(at, at + size);
    parts.push(Buffer.from(`${chunk.length.toString(16)}${CRLF}`), chunk, Buffer.from(CRLF));
  }
  return Buffer.concat([...parts, Buffer.from(`0${CRLF}${CRLF}`)]);
}
