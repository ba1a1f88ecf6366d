import { messageWork } from '@beacon/contracts';
import { carriedContext, contextWith, failSpan, startSpan } from '@beacon/observability';
import { SpanKind, context } from '@opentelemetry/api';
import type { Context, Span } from '@opentelemetry/api';
import type { Delivery, Settlement } from '../settlement/settlement.js';
import { destinationOf, messageAttributes } from './message-attributes.js';

/** The work on a delivered message whose sender traced it. */
export interface ProcessSpan {
  readonly span: Span;
  /** In which the span is active. */
  readonly context: Context;
}

/** What is read of a delivery. */
export type TracedDelivery = Pick<Delivery, 'subject' | 'headers' | 'info'>;

/**
 * Starts the span of the work on a delivered message: a child of its publication, one for each delivery. Null where the message carries
 * no trace, or none are recorded. The header is from whoever may publish there: nothing but the place of the span depends on it.
 */
export function startProcessSpan(message: TracedDelivery, durable: string): ProcessSpan | null {
  const parent = carriedContext(message.headers?.get('traceparent'));
  if (parent === null) return null;
  const { subject, info } = message;
  const work = messageWork(subject);
  const attributes = {
    ...messageAttributes(subject, work),
    'messaging.operation.name': 'process',
    'messaging.operation.type': 'process',
    'messaging.consumer.group.name': durable,
    'beacon.delivery.count': info.deliveryCount,
    // How long it waited at the broker: by two clocks, unless both are of one machine.
    'beacon.delivery.waited_ms': Math.max(0, Date.now() - info.storedAt),
  };
  const name = `process ${destinationOf(subject)}`;
  const span = startSpan({ name, kind: SpanKind.CONSUMER, attributes }, parent);
  return span === null ? null : { span, context: contextWith(span, work) };
}

/** Ends the span with how its message is settled. Its reason is for logs: it may quote a provider. */
export function endProcessSpan({ span }: ProcessSpan, { kind }: Settlement): void {
  span.setAttribute('beacon.settlement', kind);
  if (kind === 'dead') failSpan(span, kind);
  span.end();
}

/** Does the work on a message within its span, if it has one. @param work never throws. */
export async function inProcessSpan(
  message: TracedDelivery,
  durable: string,
  work: () => Promise<Settlement>,
): Promise<Settlement> {
  const traced = startProcessSpan(message, durable);
  if (traced === null) return work();
  const settlement = await context.with(traced.context, work);
  endProcessSpan(traced, settlement);
  return settlement;
}
