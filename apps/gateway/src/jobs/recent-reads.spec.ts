import { describe, expect, it } from '@jest/globals';
import { RecentReads } from './recent-reads.js';

describe('RecentReads', () => {
  const counting = () => {
    let reads = 0;
    return async () => (reads += 1);
  };

  it('reads once for a key as long as its state lasts', async () => {
    const sut = new RecentReads<number>();
    const read = counting();
    expect(await Promise.all([sut.get('a', '1', read), sut.get('a', '1', read)])).toEqual([1, 1]);
    expect(await sut.get('a', '2', read)).toBe(2);
    expect(await sut.get('b', '2', read)).toBe(3);
  });

  it('does not keep a read that failed', async () => {
    const sut = new RecentReads<number>();
    const failing = async (): Promise<number> => {
      throw new Error('no');
    };
    await expect(sut.get('a', '1', failing)).rejects.toThrow('no');
    expect(await sut.get('a', '1', counting())).toBe(1);
  });

  it('forgets the key that was not asked for the longest', async () => {
    const sut = new RecentReads<number>();
    const read = counting();
    for (let key = 0; key < 100; key += 1) await sut.get(`${key}`, '', read);
    await sut.get('0', '', read);
    await sut.get('another', '', read);
    expect(await sut.get('0', '', read)).toBe(1);
    expect(await sut.get('1', '', read)).toBe(102);
  });
});
