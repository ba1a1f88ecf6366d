import { describe, expect, it } from '@jest/globals';
import { LaneTotals } from './lane-totals.js';

const LANE = 'us\nm';
const at = (job_id: string, recorded: number, region = 'us') => ({
  job_id,
  region,
  model_id: 'm',
  recorded,
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

  it('counts what a job records until the next look, but nothing twice that begins again meanwhile', () => {
    const sut = new LaneTotals();
    sut.begin(at('one', 3));
    sut.begin(at('one', 9));
    sut.observe([at('one', 10)]);
    expect(sut.of(LANE)).toBe(7);
    sut.observe([at('one', 4)]);
    expect(sut.of(LANE)).toBe(7);
  });
});
