import { ROOT_CONTEXT, context, createContextKey, propagation, trace } from '@opentelemetry/api';
import type { Context, Span, TextMapGetter } from '@opentelemetry/api';

/** Name of the header, as W3C Trace Context has it. Neither its `tracestate` nor baggage is passed on: nobody here needs them. */
const HEADER = 'traceparent';

/** The one header of a message that carries its trace; empty where there is no trace. */
export type TraceHeaders = Readonly<Record<string, string>>;

const GETTER: TextMapGetter<string> = {
  keys: () => [HEADER],
  get: (carried, name) => (name === HEADER ? carried : undefined),
};

const NONE: TraceHeaders = {};

/** The span that headers say they belong to, as a text; undefined without one. */
export function traceparentIn(headers: Readonly<Record<string, string>>): string | undefined {
  return headers[HEADER];
}

/** Works outside of every span: what is woken by one piece of work and serves all belongs to none. */
export function outsideOfSpans<Result>(work: () => Result): Result {
  return context.with(ROOT_CONTEXT, work);
}

/**
 * The context that a `traceparent` names; null when there is none, it is malformed, it is not sampled, or this process records no traces.
 * It comes from outside: it says where spans belong, and nothing else is ever decided by it.
 */
export function carriedContext(traceparent: string | null | undefined): Context | null {
  if (traceparent === undefined || traceparent === null) return null;
  const carried = propagation.extract(ROOT_CONTEXT, traceparent, GETTER);
  return isSampled(carried) ? carried : null;
}

/** Whether spans below this context are exported. */
function isSampled(from: Context): boolean {
  return ((trace.getSpanContext(from)?.traceFlags ?? 0) & 1) === 1;
}

/**
 * The header by which what is sent now belongs to a context.
 * @param from @default the one that is active
 */
export function traceHeaders(from: Context = context.active()): TraceHeaders {
  if (!isSampled(from)) return NONE;
  const headers: Record<string, string> = {};
  propagation.inject(from, headers, {
    set: (to, name, value) => {
      if (name === HEADER) to[name] = value;
    },
  });
  return headers;
}

/** The same as a text to keep; null where there is no trace. */
export function activeTraceparent(): string | null {
  return traceHeaders()[HEADER] ?? null;
}

/** What a span is about. */
export interface TracedWork {
  readonly jobId: string;
  /** Absent of what is about a job as a whole. */
  readonly cell?: string;
}

const WORK = createContextKey('beacon.work');

/** A context in which a span is active, and log lines say what it is about. */
export function contextWith(span: Span, work: TracedWork | null, base = ROOT_CONTEXT): Context {
  const active = trace.setSpan(base, span);
  return work === null ? active : active.setValue(WORK, work);
}

/** What a log line says of the span in which it is written: nothing outside of one. */
export function traceFields(): Readonly<Record<string, string>> {
  const active = context.active();
  const span = trace.getSpanContext(active);
  if (span === undefined) return NONE;
  const { traceId: trace_id, spanId: span_id } = span;
  const work = active.getValue(WORK) as TracedWork | undefined;
  if (work === undefined) return { trace_id, span_id };
  const { jobId, cell } = work;
  return { trace_id, span_id, jobId, ...(cell === undefined ? {} : { cell }) };
}
