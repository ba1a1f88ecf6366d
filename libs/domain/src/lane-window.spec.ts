import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { laneWindow, shareWindow, withinWindow } from './lane-window.js';

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
    expect(shareWindow(12, [huge, small], 4)).toEqual([0, 4]);
    expect(shareWindow(12, [huge, { ...small, underWay: 1 }], 4)).toEqual([0, 3]);
    expect(shareWindow(12, [small, huge, small], 16)).toEqual([8, 0, 8]);
    expect(shareWindow(12, [huge], 4)).toEqual([0]);
  });

  it('grants of each job what it may, the rest to the others, in the order of what they have left', () => {
    const held = { unplanned: 5, underWay: 0, allowed: 0 };
    const half = { unplanned: 20, underWay: 0, allowed: 3 };
    const huge = { unplanned: 1_000, underWay: 0 };
    expect(shareWindow(12, [huge, half, held])).toEqual([9, 3, 0]);
    expect(shareWindow(2, [held, half])).toEqual([0, 2]);
  });

  it('never exceeds the window by more than what may go beyond it and one task for each waiting job, nor grants what is not there', () => {
    const demand = fc.record({ unplanned: fc.nat(100), underWay: fc.nat(100) });
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.array(demand, { maxLength: 8 }),
        fc.nat(50),
        (window, demands, beyond) => {
          const grants = shareWindow(window, demands, beyond);
          const granted = grants.reduce((sum, grant) => sum + grant, 0);
          const underWay = demands.reduce((sum, { underWay: n }) => sum + n, 0);
          const waiting = demands.filter(({ underWay: n, unplanned }) => n === 0 && unplanned > 0);
          expect(granted + underWay).toBeLessThanOrEqual(
            Math.max(window + beyond, underWay) + waiting.length,
          );
          for (const [index, grant] of grants.entries()) {
            expect(grant).toBeGreaterThanOrEqual(0);
            expect(grant).toBeLessThanOrEqual(demands[index]?.unplanned ?? 0);
          }
          for (const { underWay: n, unplanned } of waiting) {
            expect(
              grants[demands.findIndex((d) => d.underWay === n && d.unplanned === unplanned)],
            ).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  it('can be kept to the last task, for lanes that start no calls', () => {
    const waiting = Array.from({ length: 5 }, () => ({ unplanned: 10, underWay: 0 }));
    expect(withinWindow(2, waiting, shareWindow(2, waiting))).toEqual([1, 1, 0, 0, 0]);
    const busy = { unplanned: 10, underWay: 3 };
    expect(withinWindow(2, [busy], shareWindow(2, [busy]))).toEqual([0]);
  });
});
