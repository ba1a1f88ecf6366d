import { describe, expect, it } from '@jest/globals';
import { LaneTotals } from './lane-totals.js';

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
