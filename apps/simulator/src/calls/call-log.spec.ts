import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  CallLog,
  CallsForgottenError,
  KEY_LIMIT,
  LANE_LIMIT,
  OTHER_LANE,
  RECENT_CALLS,
  type Call,
} from './call-log.js';

const call = (more: Partial<Call> = {}): Call => ({
  region: 'us-east',
  model: 'mistral-7b',
  prompt: 'Why?',
  seed: null,
  ...more,
});

describe(CallLog, () => {
  let sut: CallLog;
  beforeEach(() => {
    sut = new CallLog(true);
  });

  const ask = (asked: Call): void => sut.begin(asked).end();

  it('counts the same question asked twice under one key', () => {
    ask(call());
    ask(call());
    ask(call({ seed: 4 }));
    const promptSha256 = createHash('sha256').update('Why?').digest('hex');
    const about = { region: 'us-east', model: 'mistral-7b', promptSha256 };
    expect(sut.keys()).toMatchObject([
      { ...about, seed: null, calls: 2 },
      { ...about, seed: 4, calls: 1 },
    ]);
    expect(sut.lanes()).toMatchObject([{ region: 'us-east', model: 'mistral-7b', calls: 3 }]);
  });

  it('tells only what came after a mark', () => {
    ask(call());
    const mark = sut.total;
    ask(call({ region: 'eu-west' }));
    expect(sut.lanes(mark)).toMatchObject([{ region: 'eu-west', model: 'mistral-7b', calls: 1 }]);
    expect(sut.keys(mark)).toHaveLength(1);
    expect(sut.keys(sut.total)).toEqual([]);
  });

  it('tells which calls are in flight, how many were at once, and which were disturbed', () => {
    const [first, second] = [sut.begin(call()), sut.begin(call({ seed: 4 }))];
    expect(sut.inFlight).toBe(2);
    first.disturb();
    first.end();
    expect(sut.lanes()).toMatchObject([{ calls: 2, inFlight: 1, peak: 2, disturbed: 1 }]);
    expect(sut.keys()).toMatchObject([
      { seed: null, inFlight: 0, disturbed: 1 },
      { seed: 4, inFlight: 1, disturbed: 0 },
    ]);
    second.end();
    expect(sut.inFlight).toBe(0);
  });

  it('keeps calls in flight over a reset, and counts their end', () => {
    const open = sut.begin(call());
    sut.reset();
    expect(sut.lanes()).toMatchObject([{ calls: 0, inFlight: 1, peak: 1 }]);
    open.end();
    expect([sut.inFlight, sut.lanes()]).toEqual([0, []]);
  });

  it('counts no keys while they are off, and starts from nothing when they come on', () => {
    sut.switchKeys(false);
    ask(call());
    expect(sut.keys()).toEqual([]);
    sut.switchKeys(true);
    expect(sut.keys()).toEqual([]);
    ask(call());
    expect(sut.keys()).toMatchObject([{ calls: 1 }]);
    expect(sut.total).toBe(2);
  });

  it('forgets everything on a reset and goes on counting', () => {
    ask(call());
    sut.reset();
    expect([sut.total, sut.lanes(), sut.keys()]).toEqual([0, [], []]);
    ask(call());
    expect([sut.total, sut.lanes().length, sut.keys().length]).toEqual([1, 1, 1]);
  });

  it('counts lanes beyond the limit together', () => {
    for (let lane = 0; lane < LANE_LIMIT + 9; lane += 1) ask(call({ region: `r${lane}` }));
    const other = sut.lanes().find(({ region }) => region === OTHER_LANE);
    expect([sut.lanes().length, other?.calls]).toEqual([LANE_LIMIT, 10]);
  });

  it('says how many calls it did not count by key for the bound', () => {
    for (let seed = 0; seed < KEY_LIMIT + 3; seed += 1) ask(call({ seed }));
    expect([sut.keys().length, sut.uncounted, sut.total]).toEqual([KEY_LIMIT, 3, KEY_LIMIT + 3]);
  });

  it('refuses a mark of which it has forgotten calls', () => {
    sut.switchKeys(false);
    for (let count = 0; count < RECENT_CALLS + 2; count += 1) ask(call());
    expect(() => sut.lanes(1)).toThrow(CallsForgottenError);
    expect(sut.lanes(2)).toMatchObject([{ calls: RECENT_CALLS }]);
  });
});
