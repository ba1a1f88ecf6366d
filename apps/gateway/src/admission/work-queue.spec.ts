import { describe, expect, it } from '@jest/globals';
import { ApiError } from '../http/errors/api-error.js';
import { WorkLine } from './work-queue.js';

const BOUNDS = { capacity: 10, mostWaiting: 2, mostWaitMs: 60_000, retryAfterSeconds: 5 };
const STAYS = new AbortController().signal;

describe(WorkLine, () => {
  /** Takes a place and says under a name when it got it. */
  const entering = (sut: WorkLine) => {
    const entered: string[] = [];
    const take = async (name: string, cost: number, left = STAYS) => {
      const giveBack = await sut.take(cost, left);
      entered.push(name);
      return giveBack;
    };
    return { entered, take };
  };

  it('lets in what fits, and the rest in the order of its coming', async () => {
    const sut = new WorkLine(BOUNDS);
    const { entered, take } = entering(sut);
    const first = await take('first', 6);
    const large = take('large', 8);
    const small = take('small', 1);
    expect([entered, sut.used, sut.waiting]).toEqual([['first'], 6, 2]);
    first();
    first();
    await Promise.all([large, small]);
    expect([entered, sut.used, sut.waiting]).toEqual([['first', 'large', 'small'], 9, 0]);
    (await large)();
    (await small)();
    expect(sut.used).toBe(0);
  });

  it('lets in alone what costs more than everything', async () => {
    const sut = new WorkLine(BOUNDS);
    const giveBack = await sut.take(1_000, STAYS);
    const next = sut.take(1, STAYS);
    expect([sut.used, sut.waiting]).toEqual([10, 1]);
    giveBack();
    (await next)();
    expect(sut.used).toBe(0);
  });

  it('refuses what finds the line full, and says when to come again', async () => {
    const sut = new WorkLine(BOUNDS);
    const giveBack = await sut.take(10, STAYS);
    const waiting = [sut.take(1, STAYS), sut.take(1, STAYS)];
    const error = await sut.take(1, STAYS).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: 503, code: 'busy' });
    expect((error as ApiError).headers['retry-after']).toMatch(/^([5-9]|10)$/);
    giveBack();
    for (const place of await Promise.all(waiting)) place();
    expect(sut.used).toBe(0);
  });

  it('refuses who has waited too long, and lets in who waited behind', async () => {
    const sut = new WorkLine({ ...BOUNDS, mostWaitMs: 20 });
    const giveBack = await sut.take(6, STAYS);
    await expect(sut.take(8, STAYS)).rejects.toMatchObject({ status: 503 });
    (await sut.take(4, STAYS))();
    giveBack();
    expect([sut.used, sut.waiting]).toEqual([0, 0]);
  });

  it('forgets who leaves while waiting', async () => {
    const sut = new WorkLine(BOUNDS);
    const giveBack = await sut.take(6, STAYS);
    const left = new AbortController();
    const large = sut.take(8, left.signal);
    const behind = sut.take(4, STAYS);
    left.abort(new Error('gone'));
    await expect(large).rejects.toThrow('gone');
    (await behind)();
    giveBack();
    expect([sut.used, sut.waiting]).toEqual([0, 0]);
    await expect(sut.take(1, left.signal)).rejects.toThrow('gone');
  });
});
