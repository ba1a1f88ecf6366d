import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { CancelledJobs } from './cancelled-jobs.js';

const BEFORE = '2026-11-24T10:00:00.000Z';
const AFTER = '2026-11-24T10:00:00.001Z';
const taskOf = (plannedAt: string, jobId = 'job') => ({ jobId, plannedAt });

describe(CancelledJobs, () => {
  const running = { signal: new AbortController().signal };

  it('aborts what is in flight of the job and was planned up to the moment, and nothing else', () => {
    const sut = new CancelledJobs();
    using old = sut.begin(taskOf(BEFORE), running);
    using young = sut.begin(taskOf(AFTER), running);
    using other = sut.begin(taskOf(BEFORE, 'other'), running);
    sut.cancel({ jobId: 'job', before: BEFORE });
    expect([old, young, other].map(({ isCancelled }) => isCancelled)).toEqual([true, false, false]);
    expect([old, young, other].map(({ signal }) => signal.aborted)).toEqual([true, false, false]);
  });

  it('drops what arrives later but was planned before, and executes what was planned after', () => {
    const sut = new CancelledJobs();
    sut.cancel({ jobId: 'job', before: BEFORE });
    using old = sut.begin(taskOf(BEFORE), running);
    using young = sut.begin(taskOf(AFTER), running);
    expect([old.isCancelled, young.isCancelled]).toEqual([true, false]);
  });

  it('keeps the latest moment, in whatever order cancellations come', () => {
    const sut = new CancelledJobs();
    sut.cancel({ jobId: 'job', before: AFTER });
    sut.cancel({ jobId: 'job', before: BEFORE });
    using task = sut.begin(taskOf(AFTER), running);
    expect(task.isCancelled).toBe(true);
  });

  it('forgets after a quarter of an hour, and what is too much', () => {
    let now = 0;
    const sut = new CancelledJobs(() => now);
    const isDropped = (jobId: string): boolean => {
      using task = sut.begin(taskOf(BEFORE, jobId), running);
      return task.isCancelled;
    };
    sut.cancel({ jobId: 'job', before: BEFORE });
    now = 15 * 60_000 - 1;
    expect(isDropped('job')).toBe(true);
    now += 1;
    expect(isDropped('job')).toBe(false);
    for (let number = 0; number <= 10_000; number += 1) {
      sut.cancel({ jobId: `job${number}`, before: BEFORE });
    }
    expect([isDropped('job0'), isDropped('job1'), isDropped('job10000')]).toEqual([
      false,
      true,
      true,
    ]);
  });

  it('aborts when the process stops, which is no cancellation, and leaves no listener behind', () => {
    const [stop, close] = [new AbortController(), new AbortController()];
    const signals = { signal: stop.signal, closing: close.signal };
    const sut = new CancelledJobs();
    {
      using task = sut.begin(taskOf(BEFORE), signals);
      expect(listeners(stop.signal) + listeners(close.signal)).toBe(2);
      expect([task.signal.aborted, task.waiting.aborted]).toEqual([false, false]);
    }
    expect(listeners(stop.signal) + listeners(close.signal)).toBe(0);
    using task = sut.begin(taskOf(BEFORE), signals);
    close.abort(new Error('told to stop'));
    expect([task.signal.aborted, task.waiting.reason]).toEqual([false, new Error('told to stop')]);
    stop.abort(new Error('gives up'));
    expect(task.signal.reason).toEqual(new Error('gives up'));
    using late = sut.begin(taskOf(BEFORE), signals);
    expect([late.signal.aborted, late.isCancelled, task.isCancelled]).toEqual([true, false, false]);
  });
});

const listeners = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;
