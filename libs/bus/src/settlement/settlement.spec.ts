import { ContractError } from '@beacon/contracts';
import { describe, expect, it } from '@jest/globals';
import { deliveryInfo, settlementOf } from './settlement.js';
import { RetryLaterError, UnprocessableMessageError } from '../errors.js';

describe(deliveryInfo, () => {
  const expected = {
    stream: 'TASKS',
    streamSequence: 42,
    deliveryCount: 3,
    storedAt: 1_700_000_000_000,
  };

  it('reads the first version of the reply subject', () => {
    expect(deliveryInfo('$JS.ACK.TASKS.lane.3.42.7.1700000000000000000.5')).toEqual(expected);
  });

  it('reads the second version, with and without the random token at its end', () => {
    const second = '$JS.ACK._.ACCHASH.TASKS.lane.3.42.7.1700000000000000000.5';
    expect(deliveryInfo(second)).toEqual(expected);
    expect(deliveryInfo(`${second}.aB3x`)).toEqual(expected);
  });

  it.each([
    undefined,
    '',
    '_INBOX.abc.1',
    '$JS.ACK.TASKS.lane.3.42',
    '$JS.ACK.a.b.c.TASKS.lane.3.42.7',
    '$JS.ACK.TASKS.lane.x.42.7.1700000000000000000.5',
    '$JS.ACK.TASKS.lane.3.-1.7.1700000000000000000.5',
    '$JS.ACK.TASKS.lane.3.42.7.yesterday.5',
  ])('takes %s for no delivery', (reply) => {
    expect(deliveryInfo(reply)).toBeNull();
  });
});

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
