import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { VerdictInput } from '@beacon/analysis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { AnalysisThread } from './analysis-thread.js';

const input: VerdictInput = {
  regions: ['a', 'b'],
  models: [{ id: 'm' }],
  repeats: 1,
  profiles: [],
};

/** Answers each order with its place among those that it got, but for what the number of repeats asks of it. */
const THREAD = `
import { parentPort } from 'node:worker_threads';
let orders = 0;
parentPort.on('message', ({ id, name, values: [{ repeats }] }) => {
  orders += 1;
  if (repeats === 2) process.exit(1);
  if (repeats === 3) throw new Error('died');
  parentPort.postMessage(repeats === 4 ? { id, error: 'RangeError: no' } : { id, result: { name, orders } });
});`;

describe(AnalysisThread, () => {
  let folder: string;
  let entry: URL;
  let sut: AnalysisThread | undefined;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'beacon-thread-'));
    const path = join(folder, 'thread.mjs');
    await writeFile(path, THREAD);
    entry = pathToFileURL(path);
  });
  afterAll(async () => rm(folder, { recursive: true }));
  afterEach(async () => sut?.onApplicationShutdown());

  const run = async (thread: AnalysisThread, repeats: number): Promise<unknown> =>
    thread.run('verdict', { ...input, repeats });

  it('works out in place where there is no file for a thread', async () => {
    sut = AnalysisThread.over(null);
    expect(await sut.run('verdict', input)).toMatchObject({ conclusion: 'cannot_tell' });
    await expect(run(sut, -1)).rejects.toThrow(/^RangeError: /);
  });

  it('gives each caller its own answer, one thread for all', async () => {
    sut = AnalysisThread.over(entry);
    const thread = sut;
    const answers = await Promise.all([1, 1, 1].map(async (repeats) => run(thread, repeats)));
    expect(answers).toEqual([1, 2, 3].map((orders) => ({ name: 'verdict', orders })));
  });

  it('tells what the work threw', async () => {
    sut = AnalysisThread.over(entry);
    await expect(run(sut, 4)).rejects.toThrow('RangeError: no');
    expect(await run(sut, 1)).toMatchObject({ orders: 2 });
  });

  it.each([2, 3])('starts another thread when one has died, by end %i', async (end) => {
    sut = AnalysisThread.over(entry);
    const thread = sut;
    const both = [run(thread, end), run(thread, 1)];
    const outcomes = await Promise.allSettled(both);
    expect(outcomes[0]).toMatchObject({ reason: new Error('the analysis thread ended') });
    expect(await run(thread, 1)).toMatchObject({ orders: 1 });
  });
});
