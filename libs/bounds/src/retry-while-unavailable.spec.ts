import { describe, expect, it } from '@jest/globals';
import { retryWhileUnavailable } from './retry-while-unavailable.js';
import type { RetryRule } from './retry-while-unavailable.js';

class AwayError extends Error {}

const rule: RetryRule = {
  isUnavailable: (error) => error instanceof AwayError,
  firstPauseMs: 1,
  longestPauseMs: 2,
};

/** Work that fails with each of the errors in turn, then answers; with the number of its tries. */
function failing(...errors: readonly Error[]) {
  const work = {
    tries: 0,
    async run(): Promise<string> {
      const error = errors[work.tries];
      work.tries += 1;
      if (error) throw error;
      return 'answer';
    },
  };
  return work;
}

describe(retryWhileUnavailable, () => {
  it('tries until there is an answer, with pauses that double up to the longest', async () => {
    const work = failing(new AwayError('1'), new AwayError('2'), new AwayError('3'));
    const pauses: number[] = [];
    const onUnavailable = (_error: unknown, pauseMs: number): void => void pauses.push(pauseMs);
    expect(await retryWhileUnavailable(() => work.run(), { ...rule, onUnavailable })).toBe(
      'answer',
    );
    expect(pauses).toEqual([1, 2, 2]);
  });

  it('throws at once what no waiting can help', async () => {
    const work = failing(new AwayError('1'), new TypeError('2'));
    await expect(retryWhileUnavailable(() => work.run(), rule)).rejects.toThrow(new TypeError('2'));
    expect(work.tries).toBe(2);
  });

  it('ends when it is told to, with the error of the last try', async () => {
    const stop = new AbortController();
    const work = failing(new AwayError('1'), new AwayError('2'));
    const onUnavailable = (): void => stop.abort();
    const waiting = { ...rule, firstPauseMs: 60_000, signal: stop.signal, onUnavailable };
    await expect(retryWhileUnavailable(() => work.run(), waiting)).rejects.toThrow(
      new AwayError('1'),
    );
    expect(work.tries).toBe(1);
  });

  it('tries a last time then, where there is time for that', async () => {
    const stop = new AbortController();
    const work = failing(new AwayError('1'), new AwayError('2'), new AwayError('3'));
    const onUnavailable = (): void => void setImmediate(() => stop.abort());
    const waiting = { ...rule, firstPauseMs: 60_000, signal: stop.signal, onUnavailable };
    const rulesLast = { ...waiting, hasLastTry: true };
    await expect(retryWhileUnavailable(() => work.run(), rulesLast)).rejects.toThrow(
      new AwayError('2'),
    );
    expect(work.tries).toBe(2);
  });
});
