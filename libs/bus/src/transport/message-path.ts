import type { MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { Delivery, Settlement } from '../settlement/settlement.js';
import type { MessageContext } from '../settlement/message-context.js';
import { PoisonGuard } from '../isolation/poison-guard.js';
import type { PoisonWatch } from '../isolation/poison-guard.js';
import { DONE, settlementOf } from '../settlement/settlement.js';
import type { PullSubscription } from '../pulling/subscription.js';
import { inProcessSpan } from '../tracing/process-span.js';

/** The way of a consumer's messages to their handler. */
export interface MessagePath {
  /** Has a message handled and says how it is to be settled. Never throws. */
  settle(message: Delivery): Promise<Settlement>;
}

/** What a path leads to. */
export interface PathEnd {
  readonly handler: MessageHandler;
  /** Aborted when the process gives up its in-flight messages. */
  readonly signal: AbortSignal;
  readonly watch: PoisonWatch;
}

/**
 * What a handler receives of a delivery.
 * @param closing tells a suspect what the others are told together.
 */
export function contextOf(
  { subject, info }: Pick<Delivery, 'subject' | 'info'>,
  { signal, watch }: Pick<PathEnd, 'signal' | 'watch'>,
  closing: AbortSignal = watch.suspects.unbegun,
): MessageContext {
  const { streamSequence, deliveryCount, storedAt } = info;
  return { subject, streamSequence, storedAt, deliveryCount, signal, closing };
}

/**
 * Calls a handler and waits for the end of its work. Nest wraps a handler's promise in an observable: awaiting only the first
 * would settle before the work is done.
 */
export async function callHandler<Result = void>(
  handler: MessageHandler,
  data: unknown,
  context: unknown,
): Promise<Result> {
  const returned: unknown = await handler(data, context);
  const result: unknown = isObservable(returned)
    ? await lastValueFrom(returned, { defaultValue: undefined })
    : returned;
  return result as Result;
}

/** Hands messages to their handler one by one, each work once at a time. */
export class SinglePath implements MessagePath {
  readonly #inFlight: InFlight;
  readonly #guard: PoisonGuard;

  constructor(
    private readonly subscription: PullSubscription,
    private readonly end: PathEnd,
  ) {
    this.#inFlight = new InFlight(subscription.uniqueSubjects ?? false);
    this.#guard = new PoisonGuard(subscription, end.watch);
  }

  async settle(message: Delivery): Promise<Settlement> {
    return this.#inFlight.settle(message, () =>
      this.#guard.guard(message, (closing) =>
        inProcessSpan(message, this.subscription.durable, () => this.#handle(message, closing)),
      ),
    );
  }

  async #handle(message: Delivery, closing: AbortSignal | null): Promise<Settlement> {
    const context = contextOf(message, this.end, closing ?? undefined);
    const refusal = this.subscription.refuse?.(message) ?? null;
    if (refusal !== null) return { kind: 'dead', reason: refusal };
    try {
      await callHandler(this.end.handler, this.subscription.contract.decode(message.data), context);
      return DONE;
    } catch (error) {
      return settlementOf(error, context);
    }
  }
}

interface Running {
  readonly streamSequence: number;
  readonly settlement: Promise<Settlement>;
}

/**
 * The messages of one consumer that are being worked on. A broker that lost its state in a crash, or a lease that ran
 * out, brings a message again while it is still in flight: the second delivery shares the first one's settlement, because
 * handling it would pay twice.
 */
class InFlight {
  readonly #running = new Map<string, Running>();

  /** @param bySubject whether another message on the same subject is the same work. */
  constructor(private readonly bySubject: boolean) {}

  /** @param work must not throw; called unless the message is worked on already. */
  async settle(message: Delivery, work: () => Promise<Settlement>): Promise<Settlement> {
    const { streamSequence } = message.info;
    // With the subject, because a stream that was wiped counts from 1 again.
    const key = this.bySubject ? message.subject : `${streamSequence} ${message.subject}`;
    for (let running; (running = this.#running.get(key));) {
      const settlement = await running.settlement;
      // Work that was called off says nothing of a later message that asks for it again.
      const isOther = settlement.kind === 'dropped' && running.streamSequence !== streamSequence;
      if (!isOther) return settlement;
    }
    return this.#start(key, streamSequence, work);
  }

  async #start(
    key: string,
    streamSequence: number,
    work: () => Promise<Settlement>,
  ): Promise<Settlement> {
    const settlement = work();
    this.#running.set(key, { streamSequence, settlement });
    const settled = await settlement;
    this.#running.delete(key);
    return settled;
  }
}
