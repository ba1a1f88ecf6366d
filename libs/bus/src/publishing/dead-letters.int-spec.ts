import { createHash } from 'node:crypto';
import { deadSubject, streams } from '@beacon/contracts';
import { startTestBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { headers as natsHeaders } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeadLetters } from './dead-letters.js';
import { UnprocessableMessageError } from '../errors.js';
import { JetStreamPublisher } from './publisher.js';
import {
  handling,
  makeQueue,
  note,
  pullFrom,
  startTestWorker,
} from '../transport/worker.fixture.js';
import type { Queue } from '../transport/worker.fixture.js';

const MAX_PAYLOAD = 8_192;

describe(DeadLetters, () => {
  let broker: TestBroker;
  let queue: Queue;
  beforeAll(async () => {
    broker = await startTestBroker({ extraConfig: `max_payload: ${MAX_PAYLOAD}` });
    queue = await makeQueue(broker.bus);
  });
  afterAll(async () => broker.stop());

  async function letterOf(subject: string) {
    const { manager } = broker.bus;
    const query = { last_by_subj: deadSubject(queue.stream, subject) };
    const letter = await manager.streams.getMessage(streams.dead, query);
    const header = (name: string) => letter?.header.get(`beacon-dead-${name}`);
    return { data: letter?.data, header, letter };
  }

  it.each([
    ['as large as the broker takes', MAX_PAYLOAD],
    ['that fits only without the headers of a dead letter', MAX_PAYLOAD - 500],
  ])('keep what fits of a message %s, and tell of the whole', async (_what, size) => {
    const subject = queue.subject(`large${size}`);
    const frame = note.encode({ text: '' }).byteLength;
    const body = note.encode({ text: 'x'.repeat(size - frame) });
    expect(body.byteLength).toBe(size);
    await broker.bus.client.publish(subject, body);
    const worker = await startTestWorker(
      broker.login(),
      [
        handling(async () => {
          throw new UnprocessableMessageError('too much');
        }),
      ],
      { subscriptions: [pullFrom(queue, 1)] },
    );
    await until(async () => (await broker.countMessages(queue.stream)) === 0, 'it is given up');
    await worker.stop();
    const { data, header } = await letterOf(subject);
    expect(data?.byteLength).toBeGreaterThan(MAX_PAYLOAD - 1_200);
    expect(data).toEqual(body.subarray(0, data?.byteLength));
    expect([header('size'), header('sha256'), header('reason'), header('subject')]).toEqual([
      String(size),
      createHash('sha256').update(body).digest('hex'),
      'too much',
      subject,
    ]);
  });

  it('keep the whole of what fits, and say nothing of its size', async () => {
    const sut = new DeadLetters(new JetStreamPublisher(broker.bus));
    const subject = queue.subject('small');
    const headers = natsHeaders();
    headers.set('own', 'header');
    headers.set('Nats-Msg-Id', 'old');
    const data = new Uint8Array(5_000).fill(7);
    const of = { subject, stream: queue.stream, streamSequence: 900, deliveryCount: 3 };
    await sut.keep({ ...of, data, headers }, 'why');
    const { data: kept, header, letter } = await letterOf(subject);
    expect(kept).toEqual(data);
    expect([header('size'), header('sequence'), header('deliveries')]).toEqual(['', '900', '3']);
    expect(letter?.header.get('own')).toBe('header');
    expect(letter?.header.get('Nats-Msg-Id')).toBe(`dead:${queue.stream}:900`);
  });

  it('leave out headers that leave no room for anything else', async () => {
    const sut = new DeadLetters(new JetStreamPublisher(broker.bus));
    const subject = queue.subject('headers');
    const headers = natsHeaders();
    headers.set('huge', 'h'.repeat(MAX_PAYLOAD - 200));
    const of = { subject, stream: queue.stream, streamSequence: 901, deliveryCount: 1 };
    await sut.keep({ ...of, data: new Uint8Array([1, 2, 3]), headers }, 'why');
    const { data, header, letter } = await letterOf(subject);
    expect(data).toEqual(new Uint8Array([1, 2, 3]));
    expect([header('size'), letter?.header.has('huge')]).toEqual(['3', false]);
  });
});
