import { types } from 'node:util';

/** Codes of the operating system and of PostgreSQL that say that nobody could be asked, or that whom we asked is going. */
const AWAY_CODES =
  /^(?:ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|08\w{3}|57P0[123]|53300)$/;

/** Errors of the broker's client that say that it is not connected, or that nobody answered. */
const AWAY_NAMES: ReadonlySet<string> = new Set([
  'TimeoutError',
  'ConnectionError',
  'ClosedConnectionError',
  'DrainingConnectionError',
  'RequestError',
  'NoResponders',
  'JetStreamNotEnabled',
  'StreamNotFoundError',
  'ProvisioningError',
  'BackPressureError',
]);

/** What PostgreSQL's client says without a code. */
const AWAY_WORDS =
  /connection terminated|timeout exceeded when trying to connect|not queryable|connection error/i;

const MAX_CAUSES = 5;

/** Whether an error means that the database or the broker is away, full, or starting: the same request may work soon. */
export function isDependencyAway(thrown: unknown): boolean {
  let error = thrown;
  // Not by instanceof: errors of sockets are made in Node's own realm, which is not always this one.
  for (let depth = 0; depth < MAX_CAUSES && types.isNativeError(error); depth += 1) {
    if (saysAway(error)) return true;
    error = error.cause;
  }
  return false;
}

function saysAway(error: Error & { readonly code?: unknown }): boolean {
  const code = typeof error.code === 'string' ? error.code : '';
  return AWAY_NAMES.has(error.name) || AWAY_CODES.test(code) || AWAY_WORDS.test(error.message);
}
