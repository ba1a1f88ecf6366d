import type { Contract } from '@beacon/contracts';
import { EventPattern } from '@nestjs/microservices';
import type { Delivered, MessageContext } from './message-context.js';
import type { Settlement } from './settlement.js';

type HandlerOf<Payload> = TypedPropertyDescriptor<
  (payload: Payload, context: MessageContext) => Promise<void>
>;
type BatchHandlerOf<Payload> = TypedPropertyDescriptor<
  (batch: readonly Delivered<Payload>[]) => Promise<readonly Settlement[]>
>;

/** What {@link Handles} leaves on a handler for the transport. */
export interface HandlerExtras {
  readonly contract: Contract<unknown>;
  readonly batch: boolean;
}

/**
 * Marks the method that handles messages of a contract. It gets the validated payload. Returning means that the effect
 * is durable; errors decide between retry and dead letter, see `settlementOf`.
 */
export function Handles<Payload>(
  contract: Contract<Payload>,
): (target: object, key: string | symbol, descriptor: HandlerOf<Payload>) => void {
  // EventPattern's own overloads refuse a handler with parameters, so it is called through its plain form.
  return EventPattern<string>(contract.name, { contract, batch: false });
}

/** Like {@link Handles}, for a method that takes many messages at once and says of each, in order, how it is settled. */
export function HandlesBatch<Payload>(
  contract: Contract<Payload>,
): (target: object, key: string | symbol, descriptor: BatchHandlerOf<Payload>) => void {
  return EventPattern<string>(contract.name, { contract, batch: true });
}
