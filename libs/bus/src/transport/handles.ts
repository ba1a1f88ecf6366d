import type { AnyContract, Contract } from '@beacon/contracts';
import { EventPattern } from '@nestjs/microservices';
import type { Delivered, MessageContext } from '../settlement/message-context.js';
import type { Settlement } from '../settlement/settlement.js';

type Handler<Payload> = (payload: Payload, context: MessageContext) => Promise<void>;
type BatchHandler<Payload> = (
  batch: readonly Delivered<Payload>[],
) => Promise<readonly Settlement[]>;

/** A decorator for methods of one shape: a handler of another payload does not compile. */
type DecoratorFor<Method> = <Own extends Method>(
  target: object,
  key: string | symbol,
  descriptor: TypedPropertyDescriptor<Own>,
) => void;

/** What {@link Handles} leaves on a handler for the transport. */
export interface HandlerExtras {
  readonly contract: AnyContract;
  readonly batch: boolean;
}

/**
 * Marks the method that handles messages of a contract. It gets the validated payload. Returning means that the effect
 * is durable; errors decide between retry and dead letter, see `settlementOf`.
 */
export function Handles<Payload>(contract: Contract<Payload>): DecoratorFor<Handler<Payload>> {
  // EventPattern's own overloads refuse a handler with parameters, so it is called through its plain form.
  return EventPattern<string>(contract.name, { contract, batch: false });
}

/** Like {@link Handles}, for a method that takes many messages at once and says of each, in order, how it is settled. */
export function HandlesBatch<Payload>(
  contract: Contract<Payload>,
): DecoratorFor<BatchHandler<Payload>> {
  return EventPattern<string>(contract.name, { contract, batch: true });
}
