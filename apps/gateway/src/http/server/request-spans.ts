import type { IncomingMessage } from 'node:http';
import { carriedContext, contextWith, failSpan, startSpan } from '@beacon/observability';
import { SpanKind, context } from '@opentelemetry/api';
import type { Span } from '@opentelemetry/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const API = '/api/';
const NO_ROUTE = '/*';

/** The spans of requests that are not answered yet. */
const spans = new WeakMap<IncomingMessage, Span>();

/**
 * Records each request to the API as a server's span, by OpenTelemetry's conventions for HTTP, where traces are recorded: the root of a
 * trace, or part of the one that the request's `traceparent` names. Its handler works within the span. Nothing of query, headers or
 * body is in it.
 */
export function traceRequests(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    begin(request);
    done();
  });
  // Only now: what is read from a socket is told outside of the span in which the request began.
  server.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request.raw);
    if (span === undefined) done();
    else context.with(contextWith(span, null), done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    end(request, reply);
    done();
  });
  server.addHook('onRequestAbort', (request, done) => {
    finish(request, (span) => failSpan(span, 'aborted'));
    done();
  });
}

function begin({ raw, method, url, id, protocol }: FastifyRequest): void {
  if (!url.startsWith(API)) return;
  const { traceparent } = raw.headers;
  const attributes = {
    'http.request.method': method,
    'url.path': url.split('?', 1)[0] ?? '',
    'url.scheme': protocol,
    'beacon.request.id': id,
  };
  const parent = typeof traceparent === 'string' ? carriedContext(traceparent) : null;
  const span = startSpan({ name: method, kind: SpanKind.SERVER, attributes }, parent);
  if (span !== null) spans.set(raw, span);
}

function end(request: FastifyRequest, { statusCode }: FastifyReply): void {
  finish(request, (span) => {
    const route = request.routeOptions.url;
    if (route !== undefined && route !== NO_ROUTE && !request.is404) {
      span.updateName(`${request.method} ${route}`);
      span.setAttribute('http.route', route);
    }
    span.setAttribute('http.response.status_code', statusCode);
    if (statusCode >= 500) failSpan(span, String(statusCode));
  });
}

function finish({ raw }: FastifyRequest, note: (span: Span) => void): void {
  const span = spans.get(raw);
  if (span === undefined) return;
  spans.delete(raw);
  note(span);
  span.end();
}
