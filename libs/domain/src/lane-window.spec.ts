import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { laneWindow, shareWindow } from './lane-window.js';

describe('lane windows', () => {
  it('is one and a half times the concurrency of a slow lane, and a quarter of a second more of a fast one', () => {
    expect(laneWindow(1, 0)).toBe(2);
    expect(laneWindow(2, 0)).toBe(4);
    expect(laneWindow(4, 0)).toBe(6);
    expect(laneWindow(4, 8)).toBe(6);
    expect(laneWindow(4, 1000)).toBe(254);
    expect(laneWindow(4, 1e9)).toBe(4000);
  });

  it('lets a small job go before a huge one, and starves none', () => {
    const huge = { unplanned: 999_992, underWay: 8 };
    const small = { unplanned: 8, underWay: 0 };
    const later = { unplanned: 500, underWay: 0 };
    expect(shareWindow(12, [huge, small, later])).toEqual([0, 3, 1]);
    expect(shareWindow(40, [huge, small, later])).toEqual([0, 8, 24]);
  });

  it('lets small jobs go beyond a window that a huge one has filled, together and so far', () => {
    const huge = { unplanned: 999_992, underWay: 12 };
    const small = { unplanned: 8, underWay: 0 };
    expect(shareWindow(12, [huge, small], { beyond: 4 })).toEqual([0, 4]);
    expect(shareWindow(12, [huge, { ...small, underWay: 1 }], { beyond: 4 })).toEqual([0, 3]);
    expect(shareWindow(12, [small, huge, small], { beyond: 16 })).toEqual([8, 0, 8]);
    expect(shareWindow(12, [huge], { beyond: 4 })).toEqual([0]);
  });

  it('takes what stands still for nothing, but not for the job that stands still', () => {
    const still = { unplanned: 9, underWay: 11, standsStill: true };
    const other = { unplanned: 10, underWay: 0 };
    expect(shareWindow(6, [still, other], { beyond: 4 })).toEqual([0, 0]);
    expect(shareWindow(6, [still, other], { beyond: 4, standing: 6 })).toEqual([0, 1]);
    expect(shareWindow(6, [still, { ...other, unplanned: 3 }], { beyond: 4, standing: 6 })).toEqual(
      [0, 3],
    );
    expect(shareWindow(6, [{ ...still, underWay: 4 }], { standing: 4 })).toEqual([2]);
  });

  it('grants of each job what it may, the rest to the others, in the order of what they have left', () => {
    const held = { unplanned: 5, underWay: 0, allowed: 0 };
    const half = { unplanned: 20, underWay: 0, allowed: 3 };
    const huge = { unplanned: 1_000, underWay: 0 };
    expect(shareWindow(12, [huge, half, held])).toEqual([9, 3, 0]);
    expect(shareWindow(2, [held, half])).toEqual([0, 2]);
  });

  it('gives first tasks in turn to half of what is free, and the rest to whoever has the least left', () => {
    const waiting = Array.from({ length: 10_000 }, () => ({ unplanned: 2, underWay: 0 }));
    const begun = { unplanned: 1, underWay: 1 };
    const grants = shareWindow(8, [...waiting, begun], { others: 1 });
    expect(grants.slice(0, 5)).toEqual([2, 2, 1, 0, 0]);
    expect(grants.at(-1)).toBe(1);
    expect(shareWindow(8, [...waiting, begun], { others: 7 }).at(-1)).toBe(0);
  });

  it('gives as few turns as it is told to, so that what has begun gets an end', () => {
    const waiting = { unplanned: 9, underWay: 0 };
    const begun = { unplanned: 1, underWay: 1 };
    expect(shareWindow(2, [waiting, begun], { turns: 1 })).toEqual([1, 0]);
    expect(shareWindow(2, [waiting, begun], { turns: 0 })).toEqual([0, 1]);
  });

  it('never exceeds the window by more than what may go beyond it, nor grants what is not there, and leaves nothing free that is wanted', () => {
    const demand = fc.record({
      unplanned: fc.nat(100),
      underWay: fc.nat(100),
      standsStill: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.array(demand, { maxLength: 8 }),
        fc.record({ beyond: fc.nat(50), others: fc.nat(50), standing: fc.nat(50) }),
        (window, demands, sharing) => {
          const grants = shareWindow(window, demands, sharing);
          const granted = grants.reduce((sum, grant) => sum + grant, 0);
          const underWay = sharing.others + demands.reduce((sum, { underWay: n }) => sum + n, 0);
          expect(granted + underWay).toBeLessThanOrEqual(
            Math.max(window + sharing.beyond + sharing.standing, underWay),
          );
          const wanted = demands.reduce((sum, { unplanned }) => sum + unplanned, 0);
          expect(granted).toBeGreaterThanOrEqual(Math.min(wanted, Math.max(0, window - underWay)));
          for (const [index, grant] of grants.entries()) {
            expect(grant).toBeGreaterThanOrEqual(0);
            expect(grant).toBeLessThanOrEqual(demands[index]?.unplanned ?? 0);
          }
        },
      ),
    );
  });

  it('lets no first tasks pile up in a lane that starts no calls, however many jobs wait', () => {
    const waiting = Array.from({ length: 5 }, () => ({ unplanned: 10, underWay: 0 }));
    const granted = shareWindow(2, waiting).reduce((sum, grant) => sum + grant, 0);
    expect(granted).toBe(2);
    const busy = { unplanned: 10, underWay: 3 };
    expect(shareWindow(2, [busy])).toEqual([0]);
  });
});
