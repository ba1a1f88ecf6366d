import { describe, expect, it } from '@jest/globals';
import { RowSlots } from './row-slots.ts';

describe('RowSlots', () => {
  const keysOf = (sut: RowSlots, rows: readonly number[], isSorted = false) =>
    Object.fromEntries(sut.assign(rows, isSorted).map(({ key, index }) => [index, key]));

  it('gives each row an element of its own', () => {
    expect(new Set(Object.values(keysOf(new RowSlots(), [0, 1, 2]))).size).toBe(3);
  });

  it('leaves rows that stay in their elements, and gives the others to rows that come', () => {
    const sut = new RowSlots();
    const before = keysOf(sut, [0, 1, 2, 3]);
    const after = keysOf(sut, [2, 3, 4, 5]);
    expect([after[2], after[3]]).toEqual([before[2], before[3]]);
    expect(new Set([after[4], after[5]])).toEqual(new Set([before[0], before[1]]));
  });

  it('moves no element while the grid scrolls, and has them in the order of the rows when it rests', () => {
    const sut = new RowSlots();
    const order = sut.assign([0, 1, 2], false).map(({ key }) => key);
    expect(sut.assign([2, 3, 4], false).map(({ key }) => key)).toEqual(order);
    expect(sut.assign([2, 3, 4], true).map(({ index }) => index)).toEqual([2, 3, 4]);
  });

  it('takes away elements that no row needs, and makes those that lack', () => {
    const sut = new RowSlots();
    sut.assign([0, 1, 2], false);
    expect(sut.assign([1], false)).toHaveLength(1);
    expect(sut.assign([1, 2, 3], false).map(({ index }) => index)).toEqual([1, 2, 3]);
    expect(new Set(sut.assign([1, 2, 3], false).map(({ key }) => key)).size).toBe(3);
  });

  it('answers the same when it is asked twice', () => {
    const sut = new RowSlots();
    sut.assign([0, 1, 2], false);
    expect(sut.assign([1, 2, 3], false)).toEqual(sut.assign([1, 2, 3], false));
  });
});
