import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { startOpenBroker, until } from '@beacon/testing';
import type { TestBroker } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handling, makeQueue, note, pullFrom, startTestWorker } from './worker.fixture.js';

const LEASE_MS = 1_000;

/** Publishes from a thread of its own, while this one stands still. */
const PUBLISHER = `
  const { workerData, parentPort } = require('node:worker_threads');
  const { port, hostname, subject, text, afterMs } = workerData;
  const socket = require('node:net').connect(port, hostname, () => {
    socket.write('CONNECT {"verbose":false}\\r\\n');
    parentPort.postMessage('ready');
    setTimeout(() => {
      socket.end('PUB ' + subject + ' ' + Buffer.byteLength(text) + '\\r\\n' + text + '\\r\\n');
    }, afterMs);
  });
  socket.resume();
`;

async function publishSoon(url: string, subject: string, text: string): Promise<void> {
  const { port, hostname } = new URL(url);
  const workerData = { port: Number(port), hostname, subject, text, afterMs: 200 };
  const thread = new Worker(PUBLISHER, { eval: true, workerData });
  await once(thread, 'message');
}

function standStill(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

describe('a message that is read when its lease may be over', () => {
  let broker: TestBroker;
  beforeAll(async () => {
    broker = await startOpenBroker();
  });
  afterAll(async () => broker.stop());

  /** Has a message arrive while the process stands still, and says with which deliveries it was handled. */
  async function handledAs(uniqueSubjects: boolean): Promise<readonly number[]> {
    const queue = await makeQueue(broker.bus, { ackWaitMs: LEASE_MS });
    const deliveries: number[] = [];
    const handler = handling(async (_note, { deliveryCount }) => {
      deliveries.push(deliveryCount);
    });
    const worker = await startTestWorker(broker.login(), [handler], {
      ackWaitMs: LEASE_MS,
      subscriptions: [{ ...pullFrom(queue, 4), uniqueSubjects }],
    });
    const text = Buffer.from(note.encode({ text: 'late' })).toString();
    await publishSoon(broker.server.url, queue.subject('late'), text);
    standStill(1.5 * LEASE_MS);
    await until(async () => (await broker.countMessages(queue.stream)) === 0, 'it is handled');
    await worker.stop();
    return deliveries;
  }

  it('is left to whom the broker gives it next, where handling it twice would be paid twice', async () => {
    const [first, ...more] = await handledAs(true);
    expect(first).toBeGreaterThan(1);
    expect(more).toEqual([]);
  });

  it('is handled all the same where that costs nothing', async () => {
    expect(await handledAs(false)).toContain(1);
  });
});
