import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ContractError } from './contract.error.js';
import { defineContract } from './contract.js';
import { heldTasks } from './messages/executor.js';

const sut = defineContract('test.list', 1, z.object({ list: z.array(z.string()) }));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const problemOf = (decode: () => unknown): string => {
  try {
    decode();
  } catch (error) {
    if (error instanceof ContractError) return error.message;
    throw error;
  }
  return 'none';
};

describe(defineContract, () => {
  it('reads what it writes', () => {
    expect(sut.decode(sut.encode({ list: ['a', 'ü'] }))).toEqual({ list: ['a', 'ü'] });
  });

  it.each([
    ['half a million wrong elements', `{"list":[${'0,'.repeat(500_000)}0]}`],
    ['more levels than any message has', `{"list":${'['.repeat(1_000)}${']'.repeat(1_000)}}`],
  ])('does not validate %s', (_what, text) => {
    expect(problemOf(() => sut.decode(bytesOf(text)))).toBe(
      'test.list: the body has more than 10000 values or 16 levels',
    );
  });

  it('does not read what is larger than any broker brings', () => {
    const body = new Uint8Array(8 * 1024 * 1024 + 1);
    expect(problemOf(() => sut.decode(body))).toBe('test.list: the body is over 8388608 bytes');
  });

  it('names ten problems at most', () => {
    const text = JSON.stringify({ list: Array.from({ length: 1_000 }, () => 0) });
    expect(problemOf(() => sut.decode(bytesOf(text))).match(/invalid_type/g)).toHaveLength(10);
  });

  it('reads the answer of an executor that has thousands of tasks in flight', () => {
    const task = { jobId: 'job-1', model: 'm', cell: 'a'.repeat(26), round: 1 };
    const answer = { executorId: 'e', tasks: Array.from({ length: 5_000 }, () => task) };
    expect(heldTasks.decode(heldTasks.encode(answer)).tasks).toHaveLength(5_000);
  });
});
