import { until } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { BatchBuffer } from './batch-path.js';

/** Long enough that no spec lives to see it. */
const NEVER_MS = 3_600_000;

function start(limit: number, spacingMs: number) {
  const batches: (readonly number[])[] = [];
  const sut = new BatchBuffer<number>({ limit, spacingMs, atOnce: 1 }, async (batch) => {
    batches.push(batch);
  });
  return { sut, batches };
}

describe(BatchBuffer, () => {
  it('hands a lone item over at once', async () => {
    const { sut, batches } = start(3, NEVER_MS);
    sut.add(1);
    await until(() => batches.length === 1, 'the first batch');
    expect(batches).toEqual([[1]]);
  });

  it('lets items gather after a batch, and does not wait once a batch is full', async () => {
    const { sut, batches } = start(3, NEVER_MS);
    sut.add(1);
    await until(() => batches.length === 1, 'the first batch');
    sut.add(2);
    sut.add(3);
    await new Promise((resolve) => setImmediate(resolve));
    expect(batches).toHaveLength(1);
    sut.add(4);
    await until(() => batches.length === 2, 'the full batch');
    expect(batches).toEqual([[1], [2, 3, 4]]);
  });

  it('hands over what has arrived when the time is over, and never more than its limit', async () => {
    const { sut, batches } = start(2, 1);
    for (const item of [1, 2, 3, 4, 5]) sut.add(item);
    await until(() => batches.flat().length === 5, 'all items');
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('has as many batches in work at once as it may, and goes on when one is done', async () => {
    const gates: (() => void)[] = [];
    const sut = new BatchBuffer<number>({ limit: 1, spacingMs: 0, atOnce: 2 }, async () => {
      await new Promise<void>((resolve) => gates.push(resolve));
    });
    for (const item of [1, 2, 3, 4]) sut.add(item);
    await until(() => gates.length === 2, 'two batches are in work');
    await new Promise((resolve) => setImmediate(resolve));
    expect(gates).toHaveLength(2);
    gates[0]?.();
    await until(() => gates.length === 3, 'the third batch');
    gates[1]?.();
    gates[2]?.();
    await until(() => gates.length === 4, 'the last batch');
    gates[3]?.();
  });
});
