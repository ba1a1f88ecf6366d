import type { NatsConnection } from '@nats-io/transport-node';
import { Logger } from '@nestjs/common';

/** A request under way, as the client keeps it. */
interface PendingRequest {
  readonly timer?: { cancel(): void };
  readonly deferred: { reject(reason: unknown): void };
  cancel(reason?: Error): void;
}

/** Where the client keeps its pending requests. */
interface PendingRequests {
  add(request: object): void;
  cancel(request: PendingRequest): void;
}

const logger = new Logger('Bus');

/**
 * Keeps a connection from making an error, with a stack trace, for every request that was answered: the client settles a request
 * and then rejects it once more with an error that nobody ever sees. One part in fifty of a busy process went there.
 *
 * Needs of the client: requests of one answer are added to `connection.protocol.muxSubscriptions`, have `timer` and `deferred`, and
 * `cancel` without a reason is called only when they have been answered, refused or have run out of time. A client that looks
 * otherwise is left as it is, with a warning.
 */
export function answerWithoutTraces(connection: NatsConnection): void {
  const pending = pendingOf(connection);
  if (pending === null) {
    logger.warn({ event: 'bus.patch_not_applied', patch: 'traceless-answers' });
    return;
  }
  const add = pending.add.bind(pending);
  pending.add = (request) => {
    if (isOfOneAnswer(request)) {
      request.cancel = (reason) => {
        request.timer?.cancel();
        pending.cancel(request);
        if (reason !== undefined) request.deferred.reject(reason);
      };
    }
    add(request);
  };
}

function pendingOf(connection: NatsConnection): PendingRequests | null {
  const { protocol } = connection as NatsConnection & {
    readonly protocol?: { readonly muxSubscriptions?: Partial<PendingRequests> };
  };
  const pending = protocol?.muxSubscriptions;
  const isKnown = typeof pending?.add === 'function' && typeof pending.cancel === 'function';
  return isKnown ? (pending as PendingRequests) : null;
}

/** Those of many answers have a callback in place of a promise's rejection. */
function isOfOneAnswer(request: object): request is PendingRequest {
  return 'timer' in request && 'deferred' in request && !('callback' in request);
}
