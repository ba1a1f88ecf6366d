import { ContractError } from '@beacon/contracts';
import { describe, expect, it } from '@jest/globals';
import { RetryLaterError, UnprocessableMessageError } from '../errors.js';
import { settlementOf } from './settlement.js';

const RUNNING = new AbortController().signal;
const first = { deliveryCount: 1, signal: RUNNING };

describe(settlementOf, () => {
  it('retries after the delay that a RetryLaterError names, also when stopping', () => {
    const retry = { kind: 'retry', delayMs: 1234, reason: 'busy' };
    const stopping = { deliveryCount: 1, signal: AbortSignal.abort() };
    expect(settlementOf(new RetryLaterError('busy', 1234), first)).toEqual(retry);
    expect(settlementOf(new RetryLaterError('busy', 1234), stopping)).toEqual(retry);
  });

  it.each([new UnprocessableMessageError('nonsense'), new ContractError('nonsense')])(
    'gives a message up for %s',
    (error) => {
      expect(settlementOf(error, first)).toEqual({ kind: 'dead', reason: 'nonsense' });
    },
  );

  it('retries an unknown error after growing delays of at most 30 s', () => {
    const delays = [1, 2, 3, 7, 1_000_000].map((deliveryCount) =>
      settlementOf(new Error('?'), { deliveryCount, signal: RUNNING }),
    );
    expect(delays.map((settlement) => 'delayMs' in settlement && settlement.delayMs)).toEqual([
      500, 1000, 2000, 30_000, 30_000,
    ]);
  });

  it('retries at once what fails because the process is stopping', () => {
    const stopping = { deliveryCount: 9, signal: AbortSignal.abort() };
    expect(settlementOf('thrown text', stopping)).toEqual({
      kind: 'retry',
      delayMs: 0,
      reason: 'thrown text',
    });
  });
});
