import { createHmac } from 'node:crypto';

/** Shortest secret, in bytes: what Standard Webhooks asks for. */
const LEAST_BYTES = 24;
const MOST_BYTES = 64;
const PREFIX = 'whsec_';

/** Says why a variable's value signs nothing; null when it can. Says nothing of the value itself. */
export function secretProblem(value: string | undefined): string | null {
  if (value === undefined || value === '') return 'names a variable that the gateway has not set';
  const bytes = keyOf(value).length;
  return bytes >= LEAST_BYTES && bytes <= MOST_BYTES
    ? null
    : `names a variable whose value is no secret of ${LEAST_BYTES}..${MOST_BYTES} bytes`;
}

/** `whsec_` and base64, as Standard Webhooks writes secrets; anything else is taken as it is. */
function keyOf(secret: string): Buffer {
  return secret.startsWith(PREFIX)
    ? Buffer.from(secret.slice(PREFIX.length), 'base64')
    : Buffer.from(secret, 'utf8');
}

/** A message that is signed. */
export interface SignedMessage {
  readonly id: string;
  /** Of this try, in whole seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** The headers of a message: id, time and signature over both and the body, by Standard Webhooks (HMAC-SHA256, version 1). */
export function signedHeaders(message: SignedMessage, secret: string): Record<string, string> {
  const { id, timestamp, body } = message;
  const signature = createHmac('sha256', keyOf(secret))
    .update(`${id}.${timestamp}.${body}`)
    .digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}
