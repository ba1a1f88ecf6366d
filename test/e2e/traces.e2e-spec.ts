import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { ApiClient, SimulatorClient, TraceCollector, postOf, until } from '@beacon/testing';
import type { CollectedSpan } from '@beacon/testing';

const COLLECTOR_KEY = 'collector-key-that-no-span-holds';
const CALLER = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };
const PROMPT = 'Say of the word marzipan whether it is sweet.';
const MODEL = 'llama3.2-1b';
const REGION = 'us-east';
const CHAT = 'chat llama3.2-1b';
const ENDED = ['completed', 'partial', 'failed', 'cancelled'];

/** One trace from the request to the recorded row, as a collector gets it of real processes. */
describe('the trace of a job', () => {
  let collector: TraceCollector;
  let stack: Stack;
  let api: ApiClient;
  let simulator: SimulatorClient;
  const lines: string[] = [];

  beforeAll(async () => {
    collector = await TraceCollector.start();
    const env = {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: `x-collector-key=${COLLECTOR_KEY}`,
      LOG_LEVEL: 'debug',
    };
    stack = await startStack({
      durable: false,
      regions: [REGION, 'eu-west'],
      env: { gateway: env, planner: env, executor: env, recorder: env },
      onLine: (_name, line) => lines.push(line),
    });
    api = new ApiClient(stack.gatewayUrl);
    simulator = new SimulatorClient(stack.simulatorUrl);
  });

  afterAll(async () => {
    await stack?.stop();
    await collector?.stop();
  });

  const spec = (regions: readonly string[], fields: Record<string, unknown> = {}) => ({
    version: 'v1',
    benchmark: {
      name: 'traced',
      version: 'v1',
      input: { type: 'prompt', data: { prompt: PROMPT }, hash: 'sha256:placeholder' },
    },
    constraints: { regions, min_regions: 1 },
    metadata: { models: [MODEL] },
    ...fields,
  });

  const submit = async (body: unknown, headers: Record<string, string> = {}): Promise<string> => {
    const answer = await api.request('/api/v1/jobs', postOf(body, headers));
    return (answer.body as { readonly id: string }).id;
  };
  const ended = async (id: string): Promise<void> => {
    await until(async () => ENDED.includes((await api.job(id)).status), `job ${id} has ended`);
  };
  const ofJob = (id: string): CollectedSpan[] =>
    collector.spans.filter(({ attributes }) => attributes['beacon.job.id'] === id);
  const spansOf = async (id: string, name: string, count: number): Promise<CollectedSpan[]> =>
    until(() => {
      const found = ofJob(id).filter((span) => span.name === name);
      return found.length >= count && found;
    }, `${count} spans '${name}' of ${id} were collected`);
  const parentOf = ({ traceId, parentSpanId }: CollectedSpan): CollectedSpan | undefined =>
    collector.spans.find((span) => span.traceId === traceId && span.spanId === parentSpanId);
  /** From the root to the span. */
  const wayTo = (span: CollectedSpan): string[] => {
    const parent = parentOf(span);
    const own = `${span.service.replace('beacon-', '')}: ${span.name}`;
    return parent === undefined ? [own] : [...wayTo(parent), own];
  };

  it('leads through every hop, from the request to the event of the recorded row', async () => {
    const id = await submit(spec([REGION]));
    await ended(id);
    const isRow = (span: CollectedSpan): boolean =>
      span.name === 'publish beacon.events' && parentOf(span)?.name === 'process beacon.results';
    const recorded = await until(() => ofJob(id).find(isRow), 'the recorded row was told');
    const [started] = await spansOf(id, 'process beacon.jobs', 1);
    const [called] = await spansOf(id, CHAT, 1);
    if (!started || !called) throw new Error('a span is missing');
    await until(() => wayTo(recorded).length >= 7, 'every span before it was collected');
    expect(wayTo(recorded)).toEqual([
      'gateway: POST /api/v1/jobs',
      'planner: plan cell',
      'planner: publish beacon.tasks',
      'executor: process beacon.tasks',
      'executor: publish beacon.results',
      'recorder: process beacon.results',
      'recorder: publish beacon.events',
    ]);
    // Whichever process relays the outbox publishes it.
    expect(wayTo(started).map((one) => one.replace(/^\w+: publish/, 'publish'))).toEqual([
      'gateway: POST /api/v1/jobs',
      'publish beacon.jobs',
      'planner: process beacon.jobs',
    ]);
    expect(wayTo(called)).toEqual([
      'gateway: POST /api/v1/jobs',
      'planner: plan cell',
      'planner: publish beacon.tasks',
      'executor: process beacon.tasks',
      `executor: ${CHAT}`,
    ]);
    expect(new Set(ofJob(id).map(({ traceId }) => traceId)).size).toBe(1);
    expect(ofJob(id).filter(({ isError }) => isError)).toEqual([]);
  });

  it('says of each span what the conventions of HTTP, messaging and generative AI ask', async () => {
    const id = await submit(spec([REGION]));
    await ended(id);
    const [called] = await spansOf(id, CHAT, 1);
    const [published] = await spansOf(id, 'publish beacon.results', 1);
    const [processed] = await spansOf(id, 'process beacon.results', 1);
    const [planned] = await spansOf(id, 'plan cell', 1);
    const posted = planned && (await until(() => parentOf(planned), 'the request was collected'));
    expect(posted).toMatchObject({
      kind: 'server',
      attributes: {
        'http.request.method': 'POST',
        'http.route': '/api/v1/jobs',
        'http.response.status_code': 202,
        'url.path': '/api/v1/jobs',
      },
    });
    const message = {
      'messaging.system': 'nats',
      'messaging.destination.template': 'beacon.results',
      'beacon.region': REGION,
      'beacon.model': MODEL,
      'beacon.round': 1,
    };
    expect(published).toMatchObject({
      kind: 'producer',
      attributes: { ...message, 'messaging.operation.type': 'send' },
    });
    expect(processed).toMatchObject({
      kind: 'consumer',
      attributes: {
        ...message,
        'messaging.operation.type': 'process',
        'messaging.consumer.group.name': 'recorder',
        'beacon.delivery.count': 1,
        'beacon.settlement': 'done',
      },
    });
    expect(called).toMatchObject({
      kind: 'client',
      attributes: {
        'gen_ai.operation.name': 'chat',
        'gen_ai.provider.name': expect.any(String),
        'gen_ai.request.model': expect.any(String),
        'gen_ai.response.model': expect.any(String),
        'gen_ai.response.finish_reasons': ['stop'],
        'gen_ai.usage.input_tokens': expect.any(Number),
        'gen_ai.usage.output_tokens': expect.any(Number),
        'server.address': '127.0.0.1',
        'server.port': expect.any(Number),
      },
    });
  });

  it('links the span of a batch to those of its results, which are of as many traces', async () => {
    const ids = await Promise.all(['one', 'two'].map(() => submit(spec([REGION, 'eu-west']))));
    await Promise.all(ids.map(ended));
    const results = await Promise.all(ids.map((id) => spansOf(id, 'process beacon.results', 2)));
    const batches = await until(() => {
      const found = collector.spans.filter(({ name }) => name === 'process batch beacon.results');
      const linked = new Set(found.flatMap(({ links }) => links.map(({ spanId }) => spanId)));
      return results.flat().every(({ spanId }) => linked.has(spanId)) && found;
    }, 'every result is linked by a batch');
    for (const { parentSpanId, links, attributes } of batches) {
      expect(parentSpanId).toBeNull();
      expect(attributes['messaging.batch.message_count']).toBeGreaterThanOrEqual(links.length);
    }
  });

  it('has a span for each delivery of a task that was tried again, below its one publication', async () => {
    const fault = { kind: 'status', status: 429, retryAfterSeconds: 1 };
    await simulator.faults([{ match: { region: REGION }, fault, times: 1 }]);
    const id = await submit(spec([REGION]));
    await ended(id);
    const tried = await spansOf(id, 'process beacon.tasks', 2);
    const [first, second] = tried.toSorted((a, b) => a.startMs - b.startMs);
    expect(first?.parentSpanId).toBe(second?.parentSpanId);
    expect([first, second].map((span) => span?.attributes)).toMatchObject([
      { 'beacon.delivery.count': 1, 'beacon.settlement': 'retry' },
      { 'beacon.delivery.count': 2, 'beacon.settlement': 'done' },
    ]);
    const calls = await spansOf(id, CHAT, 2);
    expect(calls.filter(({ isError }) => isError)).toHaveLength(1);
    const [kept] = await spansOf(id, 'process beacon.attempts', 1);
    if (!kept || !first) throw new Error('a span is missing');
    expect(wayTo(kept).slice(-3)).toEqual([
      'executor: process beacon.tasks',
      'executor: publish beacon.attempts',
      'recorder: process beacon.attempts',
    ]);
  });

  it("goes on in the caller's trace, and with a round that is asked for later", async () => {
    const fault = { kind: 'status', status: 400 };
    await simulator.faults([{ match: { region: REGION }, fault }]);
    const traceparent = `00-${CALLER.trace}-${CALLER.span}-01`;
    const id = await submit(spec([REGION]), { traceparent });
    await ended(id);
    await simulator.faults([]);
    await api.must(`/api/v1/jobs/${id}/retry`, {});
    const planned = await spansOf(id, 'plan cell', 2);
    const rounds = planned.map(({ attributes }) => attributes['beacon.round']);
    expect(new Set(rounds)).toEqual(new Set([1, 2]));
    const posted = await until(
      () => planned[0] && parentOf(planned[0]),
      'the request was collected',
    );
    expect(posted).toMatchObject({ traceId: CALLER.trace, parentSpanId: CALLER.span });
    expect(planned.map(({ parentSpanId }) => parentSpanId)).toEqual([posted.spanId, posted.spanId]);
    const query = `region=${REGION}&model_id=${MODEL}`;
    expect((await api.get(`/api/v1/jobs/${id}/trace?${query}`)).body['trace_id']).toBe(
      CALLER.trace,
    );
  });

  it('is named in log lines, with job and cell', async () => {
    const id = await submit(spec([REGION]));
    await ended(id);
    const [processed] = await spansOf(id, 'process beacon.tasks', 1);
    const facts = lines
      .filter((line) => line.includes(id) && line.includes('task.executed'))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(facts).toMatchObject([
      {
        trace_id: processed?.traceId,
        span_id: processed?.spanId,
        jobId: id,
        cell: processed?.attributes['beacon.cell'],
      },
    ]);
  });

  it('holds no word of a prompt or an answer, and no secret', async () => {
    const id = await submit(spec([REGION]));
    await ended(id);
    await spansOf(id, 'process beacon.results', 1);
    const [execution] = await api.executions(id);
    const { body } = await api.get(`/api/v1/executions/${execution?.id}`);
    const answer = (body['output'] as { readonly response: string }).response;
    expect(answer.length).toBeGreaterThan(10);
    expect(collector.keys).toEqual([COLLECTOR_KEY]);
    expect(collector.sent).toContain(id);
    for (const text of [PROMPT, 'marzipan', answer, answer.slice(0, 20), COLLECTOR_KEY]) {
      expect(collector.sent).not.toContain(text);
    }
  });
});
