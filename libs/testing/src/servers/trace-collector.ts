import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** A span as a collector got it. */
export interface CollectedSpan {
  /** Name of the process, such as `beacon-executor`. */
  readonly service: string;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly traceId: string;
  readonly spanId: string;
  /** Null of the root of a trace. */
  readonly parentSpanId: string | null;
  /** Milliseconds since 1970. */
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly links: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly isError: boolean;
}

const KINDS = ['internal', 'internal', 'server', 'client', 'producer', 'consumer'] as const;
const ERROR = 2;
const NANOS_PER_MS = 1e6;

/** An OpenTelemetry collector in this process: takes spans over OTLP/HTTP in JSON, and keeps them. */
export class TraceCollector {
  readonly #spans: CollectedSpan[] = [];
  readonly #bodies: string[] = [];
  readonly #keys = new Set<string | undefined>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<TraceCollector> {
    const server = createServer();
    const collector = new TraceCollector(server);
    server.on('request', (request, response) => {
      void collector.#take(request).then(
        () => response.setHeader('content-type', 'application/json').end('{}'),
        () => response.writeHead(400).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** What was collected so far. */
  get spans(): readonly CollectedSpan[] {
    return this.#spans;
  }

  /** Everything that was sent, as text. */
  get sent(): string {
    return this.#bodies.join('\n');
  }

  /** What came as `x-collector-key`, once each. */
  get keys(): readonly (string | undefined)[] {
    return [...this.#keys];
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  async #take(request: IncomingMessage): Promise<void> {
    if (request.method !== 'POST' || request.url !== '/v1/traces') throw new Error('no such path');
    const body = await text(request);
    this.#keys.add(request.headers['x-collector-key']?.toString());
    this.#bodies.push(body);
    const { resourceSpans = [] } = JSON.parse(body) as Exported;
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = String(valuesOf(resource.attributes)['service.name']);
      for (const { spans } of scopeSpans)
        this.#spans.push(...spans.map((one) => readSpan(service, one)));
    }
  }
}

interface Exported {
  readonly resourceSpans?: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly ExportedSpan[] }[];
  }[];
}

interface Attribute {
  readonly key: string;
  readonly value: Value;
}

interface Value {
  readonly arrayValue?: { readonly values: readonly Value[] };
  readonly [kind: string]: unknown;
}

interface ExportedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly attributes?: readonly Attribute[];
  readonly links?: readonly { readonly traceId: string; readonly spanId: string }[];
  readonly status?: { readonly code?: number };
}

function readSpan(service: string, span: ExportedSpan): CollectedSpan {
  return {
    service,
    name: span.name,
    kind: KINDS[span.kind] ?? 'internal',
    traceId: span.traceId,
    spanId: span.spanId,
    parentSpanId: span.parentSpanId || null,
    startMs: Number(span.startTimeUnixNano) / NANOS_PER_MS,
    endMs: Number(span.endTimeUnixNano) / NANOS_PER_MS,
    attributes: valuesOf(span.attributes ?? []),
    links: (span.links ?? []).map(({ traceId, spanId }) => ({ traceId, spanId })),
    isError: span.status?.code === ERROR,
  };
}

function valuesOf(attributes: readonly Attribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, plainValue(value)]));
}

function plainValue({ arrayValue, ...value }: Value): unknown {
  return arrayValue === undefined ? Object.values(value)[0] : arrayValue.values.map(plainValue);
}
