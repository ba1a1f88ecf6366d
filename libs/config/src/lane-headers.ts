import { z } from 'zod';
import { must } from './validate.js';

const MAX_HEADERS = 20;
const MAX_LENGTH = 1_000;
const NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,60}$/;
const VALUE = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** They carry secrets, which stand in no file. */
const SECRET = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'api-key',
  'x-api-key',
  'x-goog-api-key',
  'x-amz-security-token',
  'ocp-apim-subscription-key',
]);
/** They belong to the connection, or say in which form is asked and answered. */
const OWN = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const valueRule = must(`text of 1 to ${MAX_LENGTH} printable ASCII characters`);

/** Headers that are sent with every request of a lane, as they stand in the file; their names come out in lower case. */
export const laneHeadersSchema = z
  .record(z.string(), z.string(valueRule).max(MAX_LENGTH, valueRule).regex(VALUE, valueRule))
  .superRefine((headers, context) => {
    const names = Object.keys(headers);
    if (names.length > MAX_HEADERS) {
      context.addIssue({ code: 'custom', message: `must have at most ${MAX_HEADERS} headers` });
    }
    for (const name of names) {
      const message = faultOf(name, names);
      if (message !== null) context.addIssue({ code: 'custom', path: [name], message });
    }
  })
  .transform((headers) =>
    Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
  );

function faultOf(name: string, names: readonly string[]): string | null {
  const lower = name.toLowerCase();
  if (!NAME.test(name)) return 'must be the name of a header, such as HTTP-Referer';
  if (SECRET.has(lower)) {
    return 'carries a secret, which stands in no file: use api_key_env or credentials, and auth for the name of the header';
  }
  if (OWN.has(lower)) return 'is set by the executor itself, leave it out';
  const first = names.find((other) => other.toLowerCase() === lower);
  return first === name ? null : 'is there twice, without regard to case';
}
