import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Delivery } from '../settlement/settlement.js';
import { KeepAlive } from './keep-alive.js';

const LEASE_MS = 3_000;

function fakeDelivery(subject: string) {
  const told: string[] = [];
  const delivery = {
    subject,
    working: () => told.push('working'),
    nak: (delayMs: number) => told.push(`nak ${delayMs}`),
  };
  return { told, delivery: delivery as unknown as Delivery };
}

describe(KeepAlive, () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('tells nothing of a message that is held for less than a third of the lease', () => {
    const sut = new KeepAlive(LEASE_MS);
    const long = fakeDelivery('long');
    sut.hold(long.delivery);
    for (let round = 0; round < 20; round += 1) {
      const short = fakeDelivery('short');
      sut.hold(short.delivery);
      jest.advanceTimersByTime(LEASE_MS / 3 - 1);
      sut.release(short.delivery);
      expect(short.told).toEqual([]);
    }
    expect(long.told.length).toBeGreaterThanOrEqual(12);
  });

  it('extends every message again before half of its lease is over, whenever it came', () => {
    for (let offset = 0; offset < LEASE_MS; offset += 97) {
      const sut = new KeepAlive(LEASE_MS);
      const first = fakeDelivery('first');
      sut.hold(first.delivery);
      jest.advanceTimersByTime(offset);
      const second = fakeDelivery('second');
      sut.hold(second.delivery);
      for (let extension = 1; extension <= 4; extension += 1) {
        jest.advanceTimersByTime(LEASE_MS / 2);
        expect(second.told.length).toBeGreaterThanOrEqual(extension);
      }
      sut.stop();
    }
  });

  it('knows what is held, and lets no timer live without it', () => {
    const sut = new KeepAlive(LEASE_MS);
    const [a, b] = [fakeDelivery('a'), fakeDelivery('b')];
    sut.hold(a.delivery);
    sut.hold(b.delivery);
    expect(sut.subjects()).toEqual(['a', 'b']);
    sut.release(a.delivery);
    sut.returnAll();
    expect(a.told).toEqual([]);
    expect(b.told).toEqual(['nak 0']);
    sut.release(b.delivery);
    expect(jest.getTimerCount()).toBe(0);
  });
});
