import type { Bus } from '@beacon/bus';
import { durables, streams, taskSubject } from '@beacon/contracts';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { conforming } from '../http/openapi/conform-spec.js';
import { Harness } from '../harness-spec.js';
import { ConsumerListView } from './consumer.view.js';

const LLAMA = 'llama3.2-1b';

let sut: Harness;
let bus: Bus;
beforeAll(async () => {
  sut = await Harness.start();
  bus = sut.bus;
});
afterAll(async () => {
  await sut.stop();
});

const read = async (): Promise<ConsumerListView> =>
  conforming(ConsumerListView, (await sut.get('/api/v1/consumers')).body);
const laneOf = ({ consumers }: ConsumerListView) =>
  consumers.find(({ region, model_id }) => region === 'us-east' && model_id === LLAMA);

it('shows what waits, what is held and for how long, and asks once for all who look', async () => {
  const { manager, client } = bus;
  const [stream, durable] = [streams.tasks('us-east'), durables.lane(LLAMA)];
  for (const letter of ['a', 'b', 'c']) {
    const address = { region: 'us-east', model: LLAMA, jobId: 'job', round: 1 };
    await client.publish(taskSubject({ ...address, cell: letter.repeat(26) }), 'task');
  }
  await manager.consumers.add(streams.events, { durable_name: 'reads-along' });
  const [empty, same] = await Promise.all([read(), read()]);
  expect(same).toEqual(empty);
  expect(laneOf(empty)).toMatchObject({
    stream,
    consumer: durable,
    own: true,
    pending: 3,
    ack_pending: 0,
    delivered_ms_ago: null,
    acked_ms_ago: null,
  });
  expect(empty.missing).toEqual([]);
  expect(empty.consumers.find(({ consumer }) => consumer === 'reads-along')).toMatchObject({
    stream: streams.events,
    own: false,
    region: null,
  });

  const consumer = await client.consumers.get(stream, durable);
  const [first, second] = [await consumer.next(), await consumer.next()];
  await first?.ackAck();
  expect(second).not.toBeNull();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const held = laneOf(await read());
  expect(held).toMatchObject({ pending: 1, ack_pending: 1 });
  expect(held?.delivered_ms_ago).toBeGreaterThan(500);
  expect(held?.acked_ms_ago).toBeGreaterThan(500);
});

it('names what the broker lacks', async () => {
  await bus.manager.consumers.delete(streams.results, durables.recorder);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect((await read()).missing).toEqual([`${streams.results}/${durables.recorder}`]);
});

it('answers 503 and when to ask again while the broker is away', async () => {
  await sut.nats.kill();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  const { status, headers, body } = await sut.get('/api/v1/consumers');
  expect([status, body.error_code, headers.has('retry-after')]).toEqual([503, 'unavailable', true]);
});
