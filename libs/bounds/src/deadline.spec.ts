import { describe, expect, it } from '@jest/globals';
import { DeadlineError, settlesWithin, withDeadline } from './deadline.js';

const never = new Promise<string>(() => undefined);

describe(withDeadline, () => {
  it('passes on what comes in time, good or bad', async () => {
    expect(await withDeadline(Promise.resolve('answer'), 1_000)).toBe('answer');
    const failed = Promise.reject(new TypeError('no'));
    await expect(withDeadline(failed, 1_000)).rejects.toBeInstanceOf(TypeError);
  });

  it('gives up when the time is over, in words of its own or of whoever asked', async () => {
    await expect(withDeadline(never, 5)).rejects.toThrow(
      new DeadlineError('no answer within 5 ms'),
    );
    await expect(withDeadline(never, 5, 'too late')).rejects.toThrow(new DeadlineError('too late'));
  });
});

describe(settlesWithin, () => {
  it('tells work that settles from work that does not', async () => {
    expect(await settlesWithin(Promise.resolve(), 1_000)).toBe(true);
    expect(await settlesWithin(Promise.reject(new Error('bad end')), 1_000)).toBe(true);
    expect(await settlesWithin(never, 5)).toBe(false);
  });
});
