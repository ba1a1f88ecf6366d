import { withTracing } from '@beacon/observability';
import { TraceCollector, startTestBroker, streamSpec } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BackPressureError, ProvisioningError } from '../errors.js';
import { provision } from '../provisioning/provision.js';
import { JetStreamPublisher } from './publisher.js';

const BODY = new TextEncoder().encode('{}');

describe(JetStreamPublisher, () => {
  let broker: TestBroker;
  let sut: JetStreamPublisher;

  beforeAll(async () => {
    broker = await startTestBroker();
    sut = new JetStreamPublisher(broker.bus);
    await provision(broker.bus.manager, [
      streamSpec('PLAIN', 'plain.>', { retention: 'limits' }),
      streamSpec('SINGLE', 'single.>', { onePerSubject: true }),
      streamSpec('SMALL', 'small.>', { maxMessages: 2, onePerSubject: true }),
      streamSpec('NARROW', 'narrow.>', { maxBytes: 1000, retention: 'limits' }),
    ]);
  });

  afterAll(async () => {
    await broker.stop();
  });

  it('stores a message once under its message id, whatever its subject', async () => {
    expect(await sut.publish('plain.a', BODY, { messageId: 'id-1' })).toBe('stored');
    expect(await sut.publish('plain.b', BODY, { messageId: 'id-1' })).toBe('already_stored');
    expect(await broker.countMessages('PLAIN')).toBe(1);
  });

  it('stores one message per subject where the stream says so', async () => {
    expect(await sut.publish('single.a', BODY, { messageId: 'one' })).toBe('stored');
    expect(await sut.publish('single.a', BODY, { messageId: 'two' })).toBe('already_stored');
    expect(await broker.countMessages('SINGLE')).toBe(1);
  });

  it('lets exactly one of twenty racing writers be the first of a subject', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, writer) =>
        sut.publish('plain.race', BODY, { messageId: `writer-${writer}`, onlyFirst: true }),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'stored')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'already_stored')).toHaveLength(19);
  });

  it("calls the first writer's own repeat stored already", async () => {
    const options = { messageId: 'repeat', onlyFirst: true };
    expect(await sut.publish('plain.repeat', BODY, options)).toBe('stored');
    expect(await sut.publish('plain.repeat', BODY, options)).toBe('already_stored');
  });

  it('sends no headers where there are none, and the trace of its own span in place of the one it is of', async () => {
    const headersOf = async (subject: string, headers: Record<string, string>) => {
      await sut.publish(subject, BODY, { headers });
      const stored = await broker.bus.manager.streams.getMessage('PLAIN', {
        last_by_subj: subject,
      });
      return stored?.header;
    };
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const traceparent = `00-${traceId}-00f067aa0ba902b7-01`;
    const none = (await headersOf('plain.none', {}))?.keys() ?? [];
    expect(none).toEqual([]);
    expect((await headersOf('plain.off', { traceparent }))?.get('traceparent')).toBe(traceparent);

    const collector = await TraceCollector.start();
    const service = { url: '', stop: async () => undefined };
    const running = await withTracing('bus', `${collector.url}/v1/traces`, async () => service);
    const sent = (await headersOf('plain.on', { traceparent }))?.get('traceparent');
    expect((await headersOf('plain.untraced', {}))?.keys() ?? []).toEqual([]);
    await running.stop();
    await collector.stop();
    expect(collector.spans).toMatchObject([
      { name: 'publish plain.on', kind: 'producer', traceId, parentSpanId: '00f067aa0ba902b7' },
    ]);
    expect(sent).toBe(`00-${traceId}-${collector.spans[0]?.spanId}-01`);
  });

  it('sends headers along', async () => {
    const headers = { traceparent: '00-abc-def-01' };
    await sut.publish('plain.headers', BODY, { messageId: 'headers', headers });
    const stored = await broker.bus.manager.streams.getMessage('PLAIN', {
      last_by_subj: 'plain.headers',
    });
    expect(stored?.header.get('traceparent')).toBe('00-abc-def-01');
  });

  it('reports back-pressure when the stream holds all the messages that it may', async () => {
    await sut.publish('small.a', BODY, { messageId: 'a' });
    await sut.publish('small.b', BODY, { messageId: 'b' });
    const third = sut.publish('small.c', BODY, { messageId: 'c' });
    await expect(third).rejects.toThrow(BackPressureError);
    expect(await sut.publish('small.a', BODY, { messageId: 'again' })).toBe('already_stored');
  });

  it('reports back-pressure when the stream holds all the bytes that it may', async () => {
    const large = new Uint8Array(800);
    await sut.publish('narrow.a', large, { messageId: 'a' });
    const second = sut.publish('narrow.b', large, { messageId: 'b' });
    await expect(second).rejects.toThrow(BackPressureError);
  });

  it('says that a subject has no stream', async () => {
    const lost = sut.publish('nowhere.a', BODY, { messageId: 'a' });
    await expect(lost).rejects.toThrow(ProvisioningError);
    await expect(lost).rejects.toThrow(/nowhere\.a.*provision/);
  });

  it('sends a hint to whoever listens, without a stream', async () => {
    const received = new Promise<string>((resolve) => {
      broker.bus.connection.subscribe('hints.a', {
        max: 1,
        callback: (_error, message) => resolve(message.string()),
      });
    });
    sut.hint('hints.a', BODY);
    expect(await received).toBe('{}');
  });
});
