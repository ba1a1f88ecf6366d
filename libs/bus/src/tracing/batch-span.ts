import { contextWith, startSpan, traceHeaders } from '@beacon/observability';
import type { TraceHeaders } from '@beacon/observability';
import { SpanKind, context, createContextKey } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { destinationOf } from './message-attributes.js';
import type { ProcessSpan } from './process-span.js';

/** A message of a batch. */
export interface BatchMember {
  readonly subject: string;
  /** Of the work on it; null where it carries no trace. */
  readonly traced: ProcessSpan | null;
}

const MEMBERS = createContextKey('beacon.batch');
const NONE: TraceHeaders = {};

/**
 * Works on a batch. Where some of its messages are traced, that is a span, and the begin of a trace, as it has many parents: it links the
 * span of each. @param work never throws.
 */
export async function inBatchSpan<Result>(
  members: readonly BatchMember[],
  work: () => Promise<Result>,
): Promise<Result> {
  const traced = members.flatMap((member) =>
    member.traced === null ? [] : [[member.subject, member.traced] as const],
  );
  const [first] = traced;
  if (first === undefined) return work();
  const span = startSpan(
    {
      name: `process batch ${destinationOf(first[0])}`,
      kind: SpanKind.CONSUMER,
      attributes: {
        'messaging.system': 'nats',
        'messaging.destination.template': destinationOf(first[0]),
        'messaging.operation.name': 'process',
        'messaging.operation.type': 'process',
        'messaging.batch.message_count': members.length,
      },
      links: traced.map(([, { span: one }]) => ({ context: one.spanContext() })),
    },
    null,
  );
  if (span === null) return work();
  const contexts = new Map(traced.map(([subject, one]) => [subject, one.context]));
  const active = contextWith(span, null).setValue(MEMBERS, contexts);
  try {
    return await context.with(active, work);
  } finally {
    span.end();
  }
}

/**
 * The header for what is published of one message of the batch that is being worked on.
 * @param subject that of the message; not asked where none of the batch is traced.
 */
export function batchTraceHeaders(subject: () => string): TraceHeaders {
  const members = context.active().getValue(MEMBERS) as ReadonlyMap<string, Context> | undefined;
  const member = members?.get(subject());
  return member === undefined ? NONE : traceHeaders(member);
}
