import { describe, expect, it } from '@jest/globals';
import { ProgressMeter } from './skew-limits.js';

const SPAN = 60_000;

describe(ProgressMeter, () => {
  const meterAt = (kept?: number) => {
    const clock = { ms: 0 };
    const sut = new ProgressMeter({ now: () => clock.ms }, kept);
    return { clock, sut, observe: (recorded: number) => sut.observe('lane', recorded, SPAN) };
  };

  it('comes to the pace of a steady lane, with one answer more than there were', () => {
    for (const [step, pace] of [
      [1_000, 5],
      [50, 100],
      [1_000, 0.1],
    ] as const) {
      const { clock, observe } = meterAt();
      for (; clock.ms < 200_000; clock.ms += step) observe(Math.floor((clock.ms * pace) / 1_000));
      const measured = observe(Math.floor((clock.ms * pace) / 1_000)) ?? 0;
      expect(measured).toBeGreaterThan(pace * 0.95);
      expect(measured).toBeLessThan(pace + 1.5 / 30);
    }
  });

  it('gives a lane that has just begun time, the less the longer it records nothing', () => {
    const { clock, observe } = meterAt();
    expect(observe(0)).toBe(1_000);
    clock.ms = 2_000;
    expect(observe(0)).toBe(0.5);
    clock.ms = 20_000;
    expect(observe(0)).toBe(0.05);
  });

  it('knows no pace of a lane that recorded nothing for a span, until it records again', () => {
    const { clock, observe } = meterAt();
    for (; clock.ms < 30_000; clock.ms += 1_000) observe(clock.ms / 1_000);
    clock.ms += SPAN - 1_001;
    expect(observe(29)).not.toBeNull();
    clock.ms += 2_000;
    expect(observe(29)).toBeNull();
    expect(observe(30)).not.toBeNull();
  });

  it('goes on from nothing when a lane has fewer than before, as after a retry', () => {
    const { clock, observe } = meterAt();
    observe(100);
    clock.ms = 1_000;
    expect(observe(40)).toBe(1);
  });

  it('forgets the lanes that were not observed for longest', () => {
    const { clock, sut, observe } = meterAt(2);
    observe(0);
    for (const lane of ['other', 'another']) sut.observe(lane, 0, SPAN);
    clock.ms = 10_000;
    expect(observe(50)).toBe(1_000);
  });
});
