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
  for (let depth = 0; depth < MAX_CAUSES && error instanceof Error; depth += 1) {
    if (saysAway(error)) return true;
    error = error.cause;
  }
  return false;
}

function saysAway(error: Error & { readonly code?: unknown }): boolean {
  return (
    AWAY_NAMES.has(error.name) ||
    AWAY_CODES.test(String(error.code ?? '')) ||
    AWAY_WORDS.test(error.message)
  );
}
