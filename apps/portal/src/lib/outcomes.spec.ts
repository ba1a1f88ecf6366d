import type { Schema } from '@beacon/client';
import { describe, expect, it } from '@jest/globals';
import { isEndDue } from './outcomes.ts';

type Job = Pick<Schema<'JobView'>, 'status' | 'counters' | 'paused_at'>;

function jobWith(status: Job['status'], pending: number, pausedAt: string | null = null): Job {
  return { status, counters: { pending } as Job['counters'], paused_at: pausedAt };
}

describe(isEndDue, () => {
  it.each([
    ['a running job with nothing pending', jobWith('running', 0), true],
    ['one that waits for cells', jobWith('running', 1), false],
    ['one that has ended', jobWith('completed', 0), false],
    ['one that is paused', jobWith('running', 0, '2026-01-01T00:00:00Z'), false],
  ])('of %s', (_, job, isDue) => {
    expect(isEndDue(job)).toBe(isDue);
  });
});
