/** A message that should be delivered again after a while: the effect was not reached, and may be later. */
export class RetryLaterError extends Error {
  override readonly name = 'RetryLaterError';

  /** @param delayMs pause before the next delivery, in milliseconds. */
  constructor(
    message: string,
    readonly delayMs: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** A message that no further delivery can help: it goes to the dead letters with this reason. */
export class UnprocessableMessageError extends Error {
  override readonly name = 'UnprocessableMessageError';
}

/** A message whose work was called off: it is acknowledged, although nothing was done. */
export class UnwantedMessageError extends Error {
  override readonly name = 'UnwantedMessageError';
}

/** A stream is at its bound: the publisher must pause and try again later. */
export class BackPressureError extends Error {
  override readonly name = 'BackPressureError';
}

/** The broker's streams or consumers are not what this code expects. */
export class ProvisioningError extends Error {
  override readonly name = 'ProvisioningError';
}

/** Handlers and subscriptions do not fit together; the process must not start. */
export class SubscriptionError extends Error {
  override readonly name = 'SubscriptionError';
}
