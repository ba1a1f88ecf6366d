import { describe, expect, it } from '@jest/globals';
import type { KnownEvent } from './sinks/sink.js';
import { JobEnd } from './job-end.js';

function event(type: string, fields: Partial<KnownEvent> = {}): KnownEvent {
  return { id: type, type, jobId: 'j', executionId: null, executions: null, ...fields };
}

const recorded = (executionId: number): KnownEvent => event('execution.recorded', { executionId });

describe(JobEnd, () => {
  it('is complete when the job has ended, its executions came and nothing more for 3 s', () => {
    const sut = new JobEnd('j', true, 0);
    for (const one of [event('job.submitted'), recorded(1), recorded(2)]) sut.take(one, 0);
    sut.take(event('job.completed', { executions: 2 }), 1_000);
    expect([0, 3_999, 4_000].map((now) => sut.standing(now))).toEqual(['open', 'open', 'complete']);
  });

  it('waits a minute for executions whose events are behind the end, and then says how many are missing', () => {
    const sut = new JobEnd('j', true, 0);
    sut.take(event('job.submitted'), 0);
    sut.take(event('job.completed', { executions: 2 }), 0);
    sut.take(recorded(7), 0);
    sut.take(recorded(7), 0);
    expect([59_999, 60_000].map((now) => sut.standing(now))).toEqual(['open', 'short']);
    expect(sut.missing).toBe(1);
    sut.take(recorded(8), 60_000);
    expect(sut.standing(63_000)).toBe('complete');
  });

  it('counts nothing where it did not see the beginning, or executions are left out', () => {
    const late = new JobEnd('j', true, 0);
    const filtered = new JobEnd('j', false, 0);
    filtered.take(event('job.submitted'), 0);
    for (const sut of [late, filtered]) {
      sut.take(event('job.completed', { executions: 9 }), 0);
      expect([sut.standing(3_000), sut.missing]).toEqual(['complete', 0]);
    }
  });

  it('is open again when cells are asked again, and looks at no other job', () => {
    const sut = new JobEnd('j', false, 0);
    sut.take(event('job.completed', { jobId: 'k' }), 0);
    expect(sut.standing(90_000)).toBe('open');
    sut.take(event('job.cancelled'), 0);
    sut.take(event('job.retried'), 1);
    expect(sut.standing(90_000)).toBe('open');
  });
});
