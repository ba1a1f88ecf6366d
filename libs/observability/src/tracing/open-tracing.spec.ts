import { TraceCollector, until } from '@beacon/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SpanKind, context } from '@opentelemetry/api';
import { openTracing } from './open-tracing.js';
import type { OpenTracing } from './open-tracing.js';
import { failSpan, startSpan } from './spans.js';
import {
  activeTraceparent,
  carriedContext,
  contextWith,
  outsideOfSpans,
  traceFields,
  traceHeaders,
} from './trace-context.js';

const SAMPLED = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';

describe(openTracing, () => {
  let collector: TraceCollector;
  let sut: OpenTracing;
  beforeEach(async () => {
    collector = await TraceCollector.start();
    sut = openTracing('spec', `${collector.url}/v1/traces`);
  });
  afterEach(async () => {
    await sut.close();
    await collector.stop();
  });

  const span = (name: string, parent: string | null = null) => {
    const started = startSpan({ name, attributes: { 'beacon.cell': 'c' } }, carriedContext(parent));
    if (started === null) throw new Error('no span was started');
    return started;
  };

  it('sends spans with their parent, their kind, what is said of them, and how they ended', async () => {
    const failed = startSpan(
      { name: 'one', kind: SpanKind.CLIENT, attributes: { count: 2, names: ['a', 'b'] } },
      carriedContext(SAMPLED),
    );
    if (failed !== null) failSpan(failed, 'timeout');
    failed?.end();
    await until(() => collector.spans.length === 1, 'the span was sent');
    expect(collector.spans).toMatchObject([
      {
        service: 'beacon-spec',
        name: 'one',
        kind: 'client',
        traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
        parentSpanId: '00f067aa0ba902b7',
        attributes: { count: 2, names: ['a', 'b'], 'error.type': 'timeout' },
        isError: true,
      },
    ]);
  });

  it('sends what has ended when it is closed, and records nothing from then on', async () => {
    span('last').end();
    await sut.close();
    expect(collector.spans.map(({ name, parentSpanId }) => [name, parentSpanId])).toEqual([
      ['last', null],
    ]);
    expect(startSpan({ name: 'later', attributes: {} }, null)).toBeNull();
    expect(carriedContext(SAMPLED)).toBeNull();
  });

  it.each([
    'nothing',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00',
    '00-00000000000000000000000000000000-00f067aa0ba902b7-01',
    '00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01',
    'ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
    `${SAMPLED}${'0'.repeat(100_000)}`,
  ])('takes no trace from a header that names none (%#)', (header) => {
    expect(carriedContext(header)).toBeNull();
  });

  it('passes on the active span, and nothing where there is none', () => {
    const active = span('active');
    const { traceId, spanId } = active.spanContext();
    const headers = { traceparent: `00-${traceId}-${spanId}-01` };
    context.with(contextWith(active, null), () => {
      expect(traceHeaders()).toEqual(headers);
      expect(activeTraceparent()).toBe(headers.traceparent);
      expect(outsideOfSpans(() => traceHeaders())).toEqual({});
    });
    expect(traceHeaders()).toEqual({});
    expect(activeTraceparent()).toBeNull();
  });

  it('names the active span in log lines, with the job and the cell that it is about', async () => {
    const active = span('active');
    const { traceId: trace_id, spanId: span_id } = active.spanContext();
    const work = { jobId: 'j', cell: 'c', region: 'us-east' };
    await context.with(contextWith(active, work), async () => {
      await Promise.resolve();
      expect(traceFields()).toEqual({ trace_id, span_id, jobId: 'j', cell: 'c' });
    });
    expect(traceFields()).toEqual({});
  });
});

describe('without a collector', () => {
  it('there are no spans, no headers and no fields', () => {
    expect(startSpan({ name: 'none', attributes: {} }, null)).toBeNull();
    expect(carriedContext(SAMPLED)).toBeNull();
    expect(traceHeaders()).toEqual({});
    expect(traceFields()).toEqual({});
  });
});
