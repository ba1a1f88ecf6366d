/** What a handler may know of a delivery besides its payload. */
export interface MessageContext {
  readonly subject: string;
  /** Position in its stream, which counts from 1 again when it was wiped. A core message has none. */
  readonly streamSequence?: number;
  /** When the broker stored it, in milliseconds since 1970: no sender can choose it. A core message has none. */
  readonly storedAt?: number;
  /** 1 on first delivery. Starts again at 1 when the broker lost its state. */
  readonly deliveryCount: number;
  /** Aborted when the process gives up waiting for handlers while it stops. */
  readonly signal: AbortSignal;
  /**
   * Aborted when what has not begun yet is to be given back at once: the process was told to stop, or must have nothing else in
   * hand for a while. Its reason is the error to throw for that. Core messages have none.
   */
  readonly closing?: AbortSignal;
}

/** A validated message of a batch. */
export interface Delivered<Payload> {
  readonly payload: Payload;
  readonly context: MessageContext;
}
