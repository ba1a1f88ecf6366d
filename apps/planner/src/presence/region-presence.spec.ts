import type { HeartbeatV1 } from '@beacon/contracts';
import { describe, expect, it } from '@jest/globals';
import { RegionPresence } from './region-presence.js';

const beat = (executorId: string, region = 'us-east'): HeartbeatV1 => ({
  region,
  executorId,
  node: 'node-1',
  pod: null,
  uptimeMs: 1_000,
  inHand: {},
});

describe(RegionPresence, () => {
  const start = () => {
    let now = 0;
    const sut = new RegionPresence({ now: () => now });
    /** Lets time pass, asked every second, as the planner does. */
    const pass = (ms: number): void => {
      const end = now + ms;
      while (now < end) {
        now = Math.min(end, now + 1_000);
        sut.silentMs('us-east');
      }
    };
    const stop = (ms: number): void => void (now += ms);
    return { sut, pass, stop };
  };

  it('counts silence from the last heartbeat of any of the region, or from when it began to listen', () => {
    const { sut, pass } = start();
    pass(4_000);
    expect(sut.silentMs('us-east')).toBe(4_000);
    sut.receive(beat('a'));
    pass(2_000);
    sut.receive(beat('b'));
    sut.receive(beat('c', 'eu-west'));
    pass(3_000);
    expect(sut.silentMs('us-east')).toBe(3_000);
    expect(sut.silentMs('nowhere')).toBe(9_000);
  });

  it('blames nobody for the silence of a broker that is away', () => {
    const { sut, pass } = start();
    pass(5_000);
    sut.interrupt();
    pass(600_000);
    expect(sut.silentMs('us-east')).toBe(0);
    sut.resume();
    pass(2_000);
    expect(sut.silentMs('us-east')).toBe(2_000);
  });

  it('nor for its own: a planner that was stopped has missed what was said', () => {
    const { sut, pass, stop } = start();
    sut.receive(beat('a'));
    pass(1_000);
    stop(300_000);
    expect(sut.silentMs('us-east')).toBe(0);
    pass(2_000);
    expect(sut.silentMs('us-east')).toBe(2_000);
  });

  it('is settled once those who lived before an interruption are back, or had the time', () => {
    const { sut, pass } = start();
    expect(sut.isSettled()).toBe(false);
    pass(1_500);
    expect(sut.isSettled()).toBe(true);
    sut.receive(beat('long-gone'));
    pass(6_000);
    for (const id of ['a', 'b']) sut.receive(beat(id));
    sut.interrupt();
    expect(sut.isSettled()).toBe(false);
    pass(60_000);
    sut.resume();
    let calls = 0;
    sut.onSettled(() => (calls += 1));
    sut.receive(beat('a'));
    expect(sut.isSettled()).toBe(false);
    sut.receive(beat('b'));
    sut.receive(beat('b'));
    expect(sut.isSettled()).toBe(true);
    expect(calls).toBe(1);
    sut.interrupt();
    sut.resume();
    pass(2_000);
    expect(sut.isSettled()).toBe(false);
    pass(1_000);
    expect(sut.isSettled()).toBe(true);
  });

  it('tells who is present, soon without one that falls silent, and at once of one that comes', () => {
    const { sut, pass } = start();
    let arrivals = 0;
    sut.onChange(() => (arrivals += 1));
    for (const id of ['a', 'b']) sut.receive(beat(id));
    sut.receive(beat('c', 'eu-west'));
    expect(sut.present('us-east', 'm')).toBeNull();
    pass(2_000);
    expect(sut.present('us-east', 'm')).toEqual(['a', 'b']);
    sut.receive(beat('a'));
    expect(arrivals).toBe(3);
    pass(3_000);
    expect(sut.present('us-east', 'm')).toEqual(['a']);
    sut.receive(beat('b'));
    expect(arrivals).toBe(4);
    expect(sut.present('us-east', 'm')).toEqual(['a', 'b']);
    pass(5_000);
    expect(sut.present('us-east', 'm')).toEqual([]);
  });

  it('counts executors that take the tasks of a model, until their heartbeats say that they do not any more', () => {
    const { sut, pass } = start();
    pass(2_000);
    sut.receive({ ...beat('a'), models: ['m', 'n'] });
    sut.receive({ ...beat('b'), models: ['n'] });
    sut.receive(beat('c'));
    expect(sut.present('us-east', 'm')).toEqual(['a', 'c']);
    let changes = 0;
    sut.onChange(() => (changes += 1));
    sut.receive({ ...beat('a'), models: ['m', 'n'] });
    expect(changes).toBe(0);
    sut.receive({ ...beat('a'), models: [] });
    expect(changes).toBe(1);
    expect(sut.present('us-east', 'm')).toEqual(['c']);
    expect(sut.receivedSince('us-east', 0)).toEqual(['a', 'b', 'c']);
  });

  it('does not say who is present before it knows: after the broker was away, or it stood still itself', () => {
    const { sut, pass, stop } = start();
    sut.receive(beat('a'));
    pass(2_000);
    sut.interrupt();
    expect(sut.present('us-east', 'm')).toBeNull();
    pass(1_000);
    sut.resume();
    sut.receive(beat('a'));
    expect(sut.present('us-east', 'm')).toBeNull();
    pass(2_000);
    expect(sut.present('us-east', 'm')).toEqual(['a']);
    stop(60_000);
    expect(sut.present('us-east', 'm')).toBeNull();
    sut.receive(beat('a'));
    pass(2_000);
    expect(sut.present('us-east', 'm')).toEqual(['a']);
  });

  it('knows who sent a heartbeat since a moment, and the last one of each', () => {
    const { sut, pass } = start();
    sut.receive(beat('a'));
    pass(1_000);
    const moment = sut.clock();
    sut.receive(beat('b'));
    sut.receive({ ...beat('b'), uptimeMs: 2_000 });
    expect(sut.receivedSince('us-east', moment)).toEqual(['b']);
    expect(sut.receivedSince('eu-west', moment)).toEqual([]);
    expect(sut.latestSince(moment)).toEqual([{ ...beat('b'), uptimeMs: 2_000 }]);
  });
});
