import { hostname } from 'node:os';
import { DiagLogLevel, context, diag, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { Logger } from '@nestjs/common';
import { settlesWithin } from '@beacon/bounds';
import { Seldom } from '../logging/seldom.js';

/** From the end of a span to its export, in milliseconds. */
const EXPORT_AFTER_MS = 1_000;
/** Spans that wait for a slow collector, at most; what is more is lost. */
const MOST_WAITING = 8_192;
/** How long a process that stops waits for its last spans to be taken. */
const CLOSE_LIMIT_MS = 3_000;

/** The traces of this process. */
export interface OpenTracing {
  /** Sends what is left, and records nothing from then on. Never throws. */
  close(): Promise<void>;
}

/** Makes this process record its traces. Once in a process: the API of OpenTelemetry is one for all of it. */
export function openTracing(service: string, url: string): OpenTracing {
  logProblems();
  const exporter = new OTLPTraceExporter({ url });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.namespace': 'beacon',
      'service.name': `beacon-${service}`,
      'service.instance.id': `${hostname()}:${process.pid}`,
    }),
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
    // Whatever is said of a span by mistake stays short; a batch links each of its results.
    spanLimits: { attributeValueLengthLimit: 300, linkCountLimit: 5_000 },
    spanProcessors: [
      new BatchSpanProcessor({
        exporter,
        scheduledDelayMillis: EXPORT_AFTER_MS,
        maxQueueSize: MOST_WAITING,
      }),
    ],
  });
  trace.setGlobalTracerProvider(provider);
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  return {
    close: async () => {
      await settlesWithin(provider.shutdown(), CLOSE_LIMIT_MS);
      for (const api of [trace, context, propagation, diag]) api.disable();
    },
  };
}

/** A collector that is away says the same with every batch. */
function logProblems(): void {
  const logger = new Logger('Traces');
  const seldom = new Seldom();
  const warn = (said: string): void => {
    const problem = problemIn(said);
    seldom.pass(problem, (keptBack) => {
      logger.warn({ event: 'traces.not_exported', problem, keptBack });
    });
  };
  const silent = (): void => undefined;
  diag.setLogger(
    { error: warn, warn, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
}

/** An error comes as JSON, with its stack. */
function problemIn(said: string): string {
  try {
    const { message } = JSON.parse(said) as { readonly message?: unknown };
    return typeof message === 'string' ? message.slice(0, 300) : said.slice(0, 300);
  } catch {
    return said.slice(0, 300);
  }
}
