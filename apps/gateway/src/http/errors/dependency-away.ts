import { types } from 'node:util';
import { databaseErrorKind } from '@beacon/persistence';

/** Errors of the broker's client and of the transport that say that it is away, full, or not provisioned yet. */
const BROKER_AWAY: ReadonlySet<string> = new Set([
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

const MAX_CAUSES = 5;

/** Whether an error means that the database or the broker is away, full, or starting: the same request may work soon. */
export function isDependencyAway(thrown: unknown): boolean {
  let error = thrown;
  // Not by instanceof: errors of sockets are made in Node's own realm, which is not always this one.
  for (let depth = 0; depth < MAX_CAUSES && types.isNativeError(error); depth += 1) {
    if (BROKER_AWAY.has(error.name) || databaseErrorKind(error) === 'away') return true;
    error = error.cause;
  }
  return false;
}
