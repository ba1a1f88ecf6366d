import {
  carriedContext,
  contextWith,
  errorType,
  failSpan,
  startSpan,
  traceHeaders,
  traceparentIn,
} from '@beacon/observability';
import { SpanKind } from '@opentelemetry/api';
import type { Span } from '@opentelemetry/api';
import { destinationOf, messageAttributes } from './message-attributes.js';

type Headers = Readonly<Record<string, string>>;

/**
 * Publishes a message that is of a trace within a span of it, which the message carries on in place of its parent. Only the headers say
 * that it is of one, never the span that happens to be active: a job's trace has bounds, and what a loop publishes for all has no trace.
 * @param publish gets the headers of the message.
 */
export async function inPublishSpan<Outcome extends string>(
  subject: string,
  headers: Headers,
  publish: (headers: Headers) => Promise<Outcome>,
): Promise<Outcome> {
  const span = publishSpan(subject, headers);
  if (span === null) return publish(headers);
  try {
    const outcome = await publish({ ...headers, ...traceHeaders(contextWith(span, null)) });
    span.setAttribute('beacon.publish.outcome', outcome);
    return outcome;
  } catch (error) {
    failSpan(span, errorType(error));
    throw error;
  } finally {
    span.end();
  }
}

function publishSpan(subject: string, headers: Headers): Span | null {
  const parent = carriedContext(traceparentIn(headers));
  if (parent === null) return null;
  const attributes = {
    ...messageAttributes(subject),
    'messaging.operation.name': 'publish',
    'messaging.operation.type': 'send',
  };
  const name = `publish ${destinationOf(subject)}`;
  return startSpan({ name, kind: SpanKind.PRODUCER, attributes }, parent);
}
