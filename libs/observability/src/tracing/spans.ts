import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Attributes, Context, Link, Span } from '@opentelemetry/api';

/** Of what the spans are named for: the instrumentation scope of every one. */
const SCOPE = 'beacon';

/** A span that is to be started. */
export interface SpanStart {
  readonly name: string;
  /** @default SpanKind.INTERNAL */
  readonly kind?: SpanKind;
  readonly attributes: Attributes;
  /** @default none */
  readonly links?: Link[];
}

/**
 * Starts a span.
 * @param parent context of the span that it belongs to; null begins a trace.
 * @returns null where this process records no traces.
 */
export function startSpan({ name, kind, attributes, links }: SpanStart, parent: Context | null) {
  const span = trace
    .getTracer(SCOPE)
    .startSpan(
      name,
      { kind: kind ?? SpanKind.INTERNAL, attributes, links: links ?? [] },
      parent ?? ROOT_CONTEXT,
    );
  return span.isRecording() ? span : null;
}

/** Marks a span as failed. @param type a short word from a closed set or the class of an error, never its message, which may quote a prompt. */
export function failSpan(span: Span, type: string): void {
  span.setAttribute('error.type', type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** A short word for what was thrown. */
export function errorType(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
