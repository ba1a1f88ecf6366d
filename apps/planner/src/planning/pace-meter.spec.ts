import { describe, expect, it } from '@jest/globals';
import { PaceMeter } from './pace-meter.js';

describe(PaceMeter, () => {
  const meterAt = () => {
    const clock = { ms: 0 };
    return { clock, sut: new PaceMeter({ now: () => clock.ms }) };
  };

  it('knows no pace before it has observed twice', () => {
    const { sut } = meterAt();
    expect(sut.observe('lane', 1_000_000)).toBe(0);
  });

  it('comes to the pace of a steady lane, whatever the time between observations', () => {
    for (const step of [30, 100, 1_000]) {
      const { clock, sut } = meterAt();
      for (; clock.ms <= 5_000; clock.ms += step) sut.observe('lane', clock.ms / 10);
      expect(sut.observe('lane', clock.ms / 10)).toBeCloseTo(100, 0);
    }
  });

  it('forgets the pace of a lane that stands still', () => {
    const { clock, sut } = meterAt();
    sut.observe('lane', 0);
    clock.ms = 1_000;
    expect(sut.observe('lane', 1_000)).toBeGreaterThan(500);
    clock.ms = 5_000;
    expect(sut.observe('lane', 1_000)).toBeLessThan(1);
  });

  it('does not take two observations in the same moment for an infinite pace', () => {
    const { clock, sut } = meterAt();
    sut.observe('lane', 0);
    expect(sut.observe('lane', 500)).toBe(0);
    clock.ms = 19;
    expect(sut.observe('lane', 500)).toBe(0);
  });

  it('keeps the pace when a job ends and takes its executions out of the sum', () => {
    const { clock, sut } = meterAt();
    sut.observe('lane', 0);
    clock.ms = 1_000;
    const pace = sut.observe('lane', 1_000);
    clock.ms = 1_100;
    expect(sut.observe('lane', 10)).toBe(pace);
    clock.ms = 1_200;
    expect(sut.observe('lane', 110)).toBeGreaterThan(0);
  });

  it('measures each lane by itself', () => {
    const { clock, sut } = meterAt();
    sut.observe('fast', 0);
    sut.observe('slow', 0);
    clock.ms = 1_000;
    expect(sut.observe('fast', 1_000)).toBeGreaterThan(100 * sut.observe('slow', 1));
  });
});
