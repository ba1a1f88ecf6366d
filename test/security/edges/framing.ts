/** Bytes that a server must not take for a request, or not for two. */
export interface FramingAttack {
  readonly name: string;
  /** `%h` stands for the server's own name and port, `%p` for a path that takes POST, `%g` for one that takes GET. */
  readonly bytes: string;
}

const SMUGGLED = 'GET %g HTTP/1.1\r\nhost: %h\r\n\r\n';
const POST = 'POST %p HTTP/1.1\r\nhost: %h\r\ncontent-type: application/json\r\n';
const GET = 'GET %g HTTP/1.1\r\nhost: %h\r\n';
const ENDING = 'connection: close\r\n\r\n';

/** A body whose length two readers would see differently: what is behind it would be a request to one of them. */
const SMUGGLING: readonly FramingAttack[] = [
  {
    name: 'content-length and transfer-encoding',
    bytes: `${POST}content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  },
  {
    name: 'transfer-encoding and content-length',
    bytes: `${POST}transfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  },
  {
    name: 'two lengths that differ',
    bytes: `${POST}content-length: 2\r\ncontent-length: 40\r\n\r\n{}${SMUGGLED}`,
  },
  {
    name: 'two lengths in one header',
    bytes: `${POST}content-length: 2, 40\r\n\r\n{}${SMUGGLED}`,
  },
  {
    name: 'two equal lengths',
    bytes: `${POST}content-length: 2\r\ncontent-length: 2\r\n\r\n{}${SMUGGLED}`,
  },
  { name: 'a negative length', bytes: `${POST}content-length: -1\r\n\r\n{}${SMUGGLED}` },
  { name: 'a length with a sign', bytes: `${POST}content-length: +2\r\n\r\n{}${SMUGGLED}` },
  { name: 'a length in hexadecimal', bytes: `${POST}content-length: 0x2\r\n\r\n{}${SMUGGLED}` },
  {
    name: 'a length beyond 64 bits',
    bytes: `${POST}content-length: 18446744073709551618\r\n\r\n{}${SMUGGLED}`,
  },
  {
    name: 'an unknown transfer-encoding',
    bytes: `${POST}transfer-encoding: xchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  },
  {
    name: 'chunked, and not last',
    bytes: `${POST}transfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  },
  {
    name: 'two transfer-encodings',
    bytes: `${POST}transfer-encoding: identity\r\ntransfer-encoding: chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  },
  {
    name: 'a blank before the colon',
    bytes: `${POST}transfer-encoding : chunked\r\ncontent-length: 5\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  },
  {
    name: 'a vertical tab in the coding',
    bytes: `${POST}transfer-encoding: \u000bchunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
  },
  {
    name: 'a chunk of a size beyond 64 bits',
    bytes: `${POST}transfer-encoding: chunked\r\n\r\n10000000000000002\r\n{}\r\n0\r\n\r\n${SMUGGLED}`,
  },
  {
    name: 'a chunk of a size that is no number',
    bytes: `${POST}transfer-encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n${SMUGGLED}`,
  },
  {
    name: 'a chunk that ends with a bare line feed',
    bytes: `${POST}transfer-encoding: chunked\r\n\r\n2\n{}\n0\n\n${SMUGGLED}`,
  },
];

/** Heads that two readers would see differently. */
const HEADS: readonly FramingAttack[] = [
  { name: 'a folded header', bytes: `${GET}x-a: b\r\n folded: c\r\n${ENDING}` },
  { name: 'a folded host', bytes: `GET %g HTTP/1.1\r\nhost:\r\n %h\r\n${ENDING}` },
  { name: 'bare carriage returns', bytes: `GET %g HTTP/1.1\rhost: %h\r${ENDING}` },
  { name: 'a carriage return in a value', bytes: `${GET}x-a: b\rx-c: d\r\n${ENDING}` },
  { name: 'a NUL in a value', bytes: `${GET}x-a: b\u0000c\r\n${ENDING}` },
  { name: 'a NUL in a name', bytes: `${GET}x\u0000a: b\r\n${ENDING}` },
  { name: 'a header without a name', bytes: `${GET}: b\r\n${ENDING}` },
  { name: 'a header without a colon', bytes: `${GET}nonsense\r\n${ENDING}` },
  { name: 'no host', bytes: `GET %g HTTP/1.1\r\n${ENDING}` },
  { name: 'two hosts', bytes: `${GET}host: elsewhere.example\r\n${ENDING}` },
  { name: 'two equal hosts', bytes: `${GET}host: %h\r\n${ENDING}` },
  { name: 'a target with a NUL', bytes: `GET %g\u0000 HTTP/1.1\r\nhost: %h\r\n${ENDING}` },
  {
    name: 'a target that names another server',
    bytes: `GET http://evil.example%g HTTP/1.1\r\nhost: %h\r\n${ENDING}`,
  },
  { name: 'a version of none', bytes: `GET %g HTTP/9.9\r\nhost: %h\r\n${ENDING}` },
  { name: 'no version', bytes: `GET %g\r\n\r\n` },
  { name: 'an unknown method', bytes: `STEAL %g HTTP/1.1\r\nhost: %h\r\n${ENDING}` },
  { name: 'a tunnel', bytes: `CONNECT %h HTTP/1.1\r\nhost: %h\r\n\r\n` },
  { name: 'HTTP/2 without asking', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' },
  { name: 'TLS', bytes: '\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003' },
  {
    name: 'a target of 70 kB',
    bytes: `GET %g?${'x'.repeat(70_000)} HTTP/1.1\r\nhost: %h\r\n${ENDING}`,
  },
  { name: 'a header of 70 kB', bytes: `${GET}x-a: ${'y'.repeat(70_000)}\r\n${ENDING}` },
  { name: '9,000 headers', bytes: `${GET}${'a: b\r\n'.repeat(9_000)}${ENDING}` },
];

export const FRAMING_ATTACKS: readonly FramingAttack[] = [...SMUGGLING, ...HEADS];

/** Where an attack is sent. */
export interface FramingTarget {
  readonly host: string;
  readonly getPath: string;
  readonly postPath: string;
}

/** The bytes of an attack on a server. */
export function bytesFor({ bytes }: FramingAttack, target: FramingTarget): string {
  return bytes
    .replaceAll('%h', target.host)
    .replaceAll('%p', target.postPath)
    .replaceAll('%g', target.getPath);
}
