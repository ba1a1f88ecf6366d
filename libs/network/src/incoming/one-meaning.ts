import type { IncomingMessage } from 'node:http';

/** Headers of which two readers could take different ones, where there are several. */
const SINGLE = new Set([
  'authorization',
  'content-length',
  'content-type',
  'host',
  'origin',
  'transfer-encoding',
]);

/**
 * Why a request could mean one thing to this server and another to a proxy in front of it; null when it cannot. Node reads the first of
 * several such headers, and takes a line without a version for a request of HTTP/0.9.
 */
export function ambiguityOf({
  rawHeaders,
  httpVersionMajor,
}: Pick<IncomingMessage, 'rawHeaders' | 'httpVersionMajor'>): string | null {
  if (httpVersionMajor !== 1) return 'a request must be of HTTP/1.0 or HTTP/1.1';
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase() ?? '';
    if (!SINGLE.has(name)) continue;
    if (seen.has(name)) return `the header ${name} stands there twice`;
    seen.add(name);
  }
  return null;
}
