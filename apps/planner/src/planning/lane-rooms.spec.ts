import { describe, expect, it } from '@jest/globals';
import { LaneTotals, PaceMeter } from './lane-rooms.js';

const LANE = 'us\nm';
const at = (job_id: string, recorded: number, region = 'us', retries_planned = 0) => ({
  job_id,
  region,
  model_id: 'm',
  recorded,
  retries_planned,
});

describe(LaneTotals, () => {
  it('adds up what jobs record in a lane, whoever comes and goes', () => {
    const sut = new LaneTotals();
    sut.begin(at('one', 0));
    sut.observe([at('one', 2), at('two', 50)]);
    expect(sut.of(LANE)).toBe(2);
    sut.observe([at('two', 53)]);
    sut.begin(at('three', 7));
    sut.observe([at('two', 53), at('three', 8), at('else', 1, 'eu')]);
    expect(sut.of(LANE)).toBe(6);
    expect(sut.of('eu\nm')).toBe(0);
  });

  it('counts what a job records until the next pass, but nothing twice that begins again meanwhile', () => {
    const sut = new LaneTotals();
    sut.begin(at('one', 3));
    sut.begin(at('one', 9));
    sut.observe([at('one', 10)]);
    expect(sut.of(LANE)).toBe(7);
    sut.observe([at('one', 4)]);
    expect(sut.of(LANE)).toBe(7);
  });

  it('tells what stands still: nothing has come back for two seconds', () => {
    let now = 0;
    const sut = new LaneTotals({ now: () => now });
    const observe = (...lanes: Parameters<LaneTotals['observe']>[0]): string[] => {
      sut.observe(lanes);
      return lanes.filter((lane) => sut.standsStill(lane)).map(({ job_id }) => job_id);
    };
    sut.begin(at('still', 3));
    now = 1_999;
    expect(observe(at('still', 3), at('moving', 1))).toEqual([]);
    now = 2_000;
    expect(observe(at('still', 3), at('moving', 1))).toEqual(['still']);
    now = 3_999;
    expect(observe(at('still', 3), at('moving', 2))).toEqual(['still']);
    expect(observe(at('still', 4), at('moving', 2))).toEqual([]);
    now = 6_100;
    expect(observe(at('still', 4, 'us', 2), at('moving', 2))).toEqual(['still', 'moving']);
    expect(observe(at('still', 4, 'us', 1))).toEqual([]);
    expect(sut.standsStill(at('moving', 2))).toBe(false);
  });
});

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
