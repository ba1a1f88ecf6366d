import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Logger } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkerThread } from './worker-thread.js';

/** Answers each order with its place among those that it got, but for what is asked of it. */
const THREAD = `
import { parentPort } from 'node:worker_threads';
let orders = 0;
parentPort.on('message', ({ name, values: [request] }) => {
  orders += 1;
  if (request === 'end') process.exit(1);
  if (request === 'throw') throw new Error('died');
  if (request === 'fill') { const all = []; for (;;) all.push(new Array(1000).fill({ all })); }
  parentPort.postMessage({ result: { name, orders, size: request.byteLength } });
});`;

describe(WorkerThread, () => {
  let folder: string;
  let entry: URL;
  let sut: WorkerThread;
  beforeAll(async () => {
    // The test runner takes the words of a thread that ran out of memory for the end of its own process.
    Logger.overrideLogger(false);
    folder = await mkdtemp(join(tmpdir(), 'beacon-thread-'));
    const path = join(folder, 'thread.mjs');
    await writeFile(path, THREAD);
    entry = pathToFileURL(path);
  });
  afterAll(async () => rm(folder, { recursive: true }));
  afterEach(async () => sut.stop());

  const start = () =>
    (sut = new WorkerThread({
      name: 'spec',
      entry,
      resourceLimits: { maxOldGenerationSizeMb: 32 },
    }));
  const ask = async (request: unknown, transfer: ArrayBuffer[] = []) =>
    sut.answer({ name: 'verdict', values: [request] }, transfer);

  it('gives each caller its own answer, one thread for all', async () => {
    start();
    const answers = await Promise.all(['a', 'b', 'c'].map(async (request) => ask(request)));
    expect(answers).toMatchObject([1, 2, 3].map((orders) => ({ result: { orders } })));
  });

  it('hands over what is transferred', async () => {
    start();
    const bytes = new Uint8Array(10);
    expect(await ask(bytes, [bytes.buffer])).toMatchObject({ result: { size: 10 } });
    expect(bytes.byteLength).toBe(0);
  });

  it.each([
    ['end', false],
    ['throw', false],
    ['fill', true],
  ])(
    'starts another thread when one has died, and loses only the current order: %s',
    async (end, ofMemory) => {
      start();
      const [died, waited] = await Promise.allSettled([ask(end), ask('next')]);
      expect(died).toMatchObject({ reason: { name: 'ThreadEndedError', ofMemory } });
      expect(waited).toMatchObject({ value: { result: { orders: 1 } } });
      expect(await ask('later')).toMatchObject({ result: { orders: 2 } });
    },
  );
});
