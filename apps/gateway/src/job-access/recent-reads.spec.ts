import { describe, expect, it } from '@jest/globals';
import { RecentReads } from './recent-reads.js';

describe('RecentReads', () => {
  const setUp = () => {
    let time = 1_000;
    let reads = 0;
    const sut = new RecentReads<number>(() => time);
    const pass = (ms: number) => (time += ms);
    /** Each read gives its number, and takes the given time. */
    const get = async (key: string, state: string, { took = 0, mayLag = false } = {}) => {
      const read = async () => {
        await Promise.resolve();
        pass(took);
        return (reads += 1);
      };
      return sut.get({ key, state, mayLag, read });
    };
    return { sut, get, pass };
  };

  it('reads once for a key as long as its state lasts', async () => {
    const { get } = setUp();
    expect(await Promise.all([get('a', '1'), get('a', '1')])).toEqual([1, 1]);
    expect(await get('a', '2')).toBe(2);
    expect(await get('b', '2')).toBe(3);
  });

  it('does not keep a read that failed', async () => {
    const { sut, get } = setUp();
    const read = async (): Promise<number> => {
      throw new Error('no');
    };
    await expect(sut.get({ key: 'a', state: '1', mayLag: false, read })).rejects.toThrow('no');
    expect(await get('a', '1')).toBe(1);
  });

  it('forgets the key that was not asked for the longest', async () => {
    const { get } = setUp();
    for (let key = 0; key < 100; key += 1) await get(`${key}`, '');
    await get('0', '');
    await get('another', '');
    expect(await get('0', '')).toBe(1);
    expect(await get('1', '')).toBe(102);
  });

  it('uses an expensive read that may lag for ten times as long as it took', async () => {
    const { get, pass } = setUp();
    await get('a', '1', { took: 300, mayLag: true });
    pass(2_999);
    expect(await get('a', '2', { mayLag: true })).toBe(1);
    pass(1);
    expect(await get('a', '2', { mayLag: true })).toBe(2);
  });

  it('reads a cheap one, and one that may not lag, again for each state', async () => {
    const { get } = setUp();
    await get('cheap', '1', { took: 249, mayLag: true });
    expect(await get('cheap', '2', { mayLag: true })).toBe(2);
    await get('exact', '1', { took: 5_000, mayLag: true });
    expect(await get('exact', '2')).toBe(4);
  });

  it('makes one read of those that may lag and come while it lasts', async () => {
    const { get } = setUp();
    const both = [get('a', '1', { mayLag: true }), get('a', '2', { mayLag: true })];
    expect(await Promise.all(both)).toEqual([1, 1]);
  });
});
