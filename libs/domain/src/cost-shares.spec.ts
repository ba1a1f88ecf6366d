import { describe, expect, it } from '@jest/globals';
import { shareCost } from './cost-shares.js';
import type { CostedLane } from './cost-shares.js';

const lane = (change: Partial<CostedLane> = {}): CostedLane => ({
  total: 100,
  done: 0,
  first: 10,
  next: [10, 10, 10, 10],
  likely: 10,
  waits: false,
  ...change,
});
const left = (atLeast: number, change: { likely?: number; isIdle?: boolean } = {}) => ({
  atLeast,
  likely: atLeast,
  isIdle: false,
  ...change,
});

describe(shareCost, () => {
  it('gives all that has room while the limit is far', () => {
    const { counts, isReached } = shareCost(left(100_000), [lane(), lane({ next: [10] })]);
    expect(counts).toEqual([4, 1]);
    expect(isReached).toBe(false);
  });

  it('begins no call that would not fit at the most that it can cost', () => {
    expect(shareCost(left(39, { likely: 10_000 }), [lane()]).counts).toEqual([3]);
    expect(shareCost(left(40, { likely: 10_000 }), [lane()]).counts).toEqual([4]);
    expect(shareCost(left(-1, { likely: 10_000 }), [lane()]).counts).toEqual([0]);
  });

  it('lets lanes get on alike', () => {
    const { counts } = shareCost(left(40), [lane(), lane()]);
    expect(counts).toEqual([2, 2]);
    const behind = shareCost(left(20), [lane({ done: 2 }), lane()]);
    expect(behind.counts).toEqual([0, 2]);
  });

  it('puts by for a slow lane what the others have had, by what calls really cost', () => {
    const quick = lane({ done: 20, likely: 1 });
    const slow = lane({ done: 2, likely: 1, next: [10] });
    // 18 calls are put by for the slow lane: at 1 each, and not at 10, there is more than enough left.
    expect(shareCost(left(100), [quick, slow]).counts).toEqual([4, 1]);
    expect(shareCost(left(19), [quick, slow]).counts).toEqual([0, 1]);
  });

  it('puts nothing by for a lane that waits for its provider', () => {
    const waiting = lane({ waits: true, next: [] });
    expect(shareCost(left(40), [lane({ done: 50 }), waiting]).counts).toEqual([4, 0]);
  });

  it('gives what is less than one call for each lane to those furthest behind', () => {
    const { counts } = shareCost(left(25, { isIdle: true }), [lane({ done: 1 }), lane(), lane()]);
    expect(counts).toEqual([0, 1, 1]);
  });

  it('is reached when nothing is under way and no next call fits, and not before', () => {
    const dear = lane({ first: 50, next: [50] });
    expect(shareCost(left(40), [dear]).isReached).toBe(false);
    expect(shareCost(left(40, { isIdle: true }), [dear]).isReached).toBe(true);
    const done = lane({ first: null, next: [] });
    expect(shareCost(left(40, { isIdle: true }), [dear, done]).isReached).toBe(true);
    expect(shareCost(left(0, { isIdle: true }), [done]).isReached).toBe(false);
  });

  it('goes on with a cheaper lane when the next call of another will never fit', () => {
    const dear = lane({ first: 50, next: [50], likely: 50 });
    const shares = shareCost(left(40, { isIdle: true }), [dear, lane({ done: 30 })]);
    expect(shares).toEqual({ counts: [0, 4], isReached: false });
  });

  it('asks nothing of a lane whose prices are not known', () => {
    const unknown = lane({ first: Infinity, next: [Infinity], likely: Infinity });
    expect(shareCost(left(100), [unknown, lane()]).counts).toEqual([0, 4]);
    expect(shareCost(left(100, { isIdle: true }), [unknown]).isReached).toBe(true);
  });

  it('never gives more than is left, and ends, whatever the lanes are', () => {
    let seed = 7;
    const draw = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      const lanes = Array.from({ length: 1 + draw(4) }, () => {
        const next = Array.from({ length: draw(6) }, () => 1 + draw(20));
        const done = draw(50);
        const likely = 1 + draw(5);
        return lane({ total: 60, done, next, first: next[0] ?? 5, likely, waits: draw(4) === 0 });
      });
      const atLeast = draw(60);
      const { counts } = shareCost(left(atLeast, { isIdle: draw(2) === 0 }), lanes);
      const given = lanes.flatMap(({ next }, index) => next.slice(0, counts[index]));
      expect(given.reduce((sum, cost) => sum + cost, 0)).toBeLessThanOrEqual(atLeast);
    }
  });
});
