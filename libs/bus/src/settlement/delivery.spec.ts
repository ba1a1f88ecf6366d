import { describe, expect, it } from '@jest/globals';
import { deliveryInfo } from './delivery.js';

describe(deliveryInfo, () => {
  const expected = { stream: 'TASKS', streamSequence: 42, deliveryCount: 3 };

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
  ])('takes %s for no delivery', (reply) => {
    expect(deliveryInfo(reply)).toBeNull();
  });
});
