import { Gate as Door, until } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { LaneGate } from './lane-gate.js';
import { ServedElsewhereError } from './served-elsewhere.error.js';

const { signal: NEVER } = new AbortController();
const open = (limit: number, share: number | null = null) =>
  ({ status: 'open', limit, share }) as const;

/** Works that stay inside until their door opens. */
class Load {
  readonly inside: string[] = [];
  readonly waited = new Map<string, boolean>();
  readonly #doors = new Map<string, Door>();

  constructor(private readonly gate: LaneGate) {}

  async enter(name: string, signal = NEVER): Promise<void> {
    const door = new Door();
    this.#doors.set(name, door);
    await this.gate.pass(signal, async (hasWaited) => {
      this.waited.set(name, hasWaited);
      this.inside.push(name);
      await door.opened;
      this.inside.splice(this.inside.indexOf(name), 1);
    });
  }

  async leave(name: string): Promise<void> {
    this.#doors.get(name)?.open();
    await until(() => !this.inside.includes(name), `${name} is out`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function loaded(gate: LaneGate, ...names: string[]): { load: Load; ended: Promise<unknown> } {
  const load = new Load(gate);
  return { load, ended: Promise.all(names.map((name) => load.enter(name))) };
}

describe(LaneGate, () => {
  it('lets nobody through before the state is known', async () => {
    const sut = new LaneGate(4);
    const { load } = loaded(sut, 'a');
    await new Promise((resolve) => setImmediate(resolve));
    expect([sut.count, load.inside]).toEqual([0, []]);
    sut.obey(open(2));
    await until(() => load.inside.length === 1, 'a is inside');
    expect(load.waited.get('a')).toBe(true);
    await load.leave('a');
  });

  it('lets as many through as the limit, in the order in which they came, and others as they leave', async () => {
    const sut = new LaneGate(4);
    sut.obey(open(2));
    const { load, ended } = loaded(sut, 'a', 'b', 'c', 'd');
    expect(load.inside).toEqual(['a', 'b']);
    await load.leave('b');
    expect(load.inside).toEqual(['a', 'c']);
    for (const name of ['a', 'c', 'd']) await load.leave(name);
    await ended;
    expect([...load.waited.values()]).toEqual([false, false, true, true]);
  });

  it('follows the limit, up to the configured concurrency', async () => {
    const sut = new LaneGate(3);
    sut.obey(open(1));
    const { load } = loaded(sut, 'a', 'b', 'c', 'd');
    expect(load.inside).toEqual(['a']);
    sut.obey(open(100));
    await until(() => load.inside.length === 3, 'three are inside');
    expect(sut.count).toBe(3);
    sut.obey(open(1));
    for (const name of ['a', 'b']) await load.leave(name);
    expect(load.inside).toEqual(['c']);
    await load.leave('c');
    expect(load.inside).toEqual(['d']);
    await load.leave('d');
  });

  it.each(['waiting', 'parked', 'paused'] as const)(
    'is shut while the lane is %s',
    async (status) => {
      const sut = new LaneGate(4);
      sut.obey({ status, limit: 4, share: null });
      const { load } = loaded(sut, 'a');
      expect([sut.count, load.inside]).toEqual([0, []]);
      sut.openByDefault();
      expect(sut.count).toBe(0);
      sut.obey(open(4));
      await until(() => load.inside.length === 1, 'a is inside');
      await load.leave('a');
    },
  );

  it('opens up to the configured concurrency when there is no state', () => {
    const sut = new LaneGate(4);
    sut.openByDefault();
    expect(sut.count).toBe(4);
  });

  it('shuts for a time at once, the longest that was asked for, and opens by itself', async () => {
    const sut = new LaneGate(4);
    sut.obey(open(2));
    const changes: number[] = [];
    sut.onChange(() => changes.push(sut.count));
    const since = performance.now();
    sut.shutFor(300);
    sut.shutFor(50);
    const { load } = loaded(sut, 'a');
    sut.obey(open(3));
    expect([sut.count, load.inside]).toEqual([0, []]);
    await until(() => load.inside.length === 1, 'a is inside');
    expect(performance.now() - since).toBeGreaterThanOrEqual(300);
    expect(changes).toEqual([0, 0, 3]);
    await load.leave('a');
    sut.close();
  });

  it('releases whoever gives up waiting, and keeps no place for it', async () => {
    const sut = new LaneGate(1);
    sut.obey(open(1));
    const load = new Load(sut);
    const first = load.enter('a');
    const controller = new AbortController();
    const waiting = load.enter('b', controller.signal);
    const last = load.enter('c');
    controller.abort(new Error('called off'));
    await expect(waiting).rejects.toThrow('called off');
    await load.leave('a');
    expect(load.inside).toEqual(['c']);
    await load.leave('c');
    await Promise.all([first, last]);
    await expect(sut.pass(AbortSignal.abort(new Error('over')), async () => 1)).resolves.toBe(1);
  });

  it('lets through its share of a limit that is shared out, and turns away who would wait beyond it', async () => {
    const sut = new LaneGate(4);
    sut.obey(open(4));
    const load = new Load(sut);
    const inside = ['a', 'b', 'c', 'd'].map((name) => load.enter(name));
    const waiting = load.enter('e');
    sut.obey(open(2, 1));
    await expect(waiting).rejects.toThrow(ServedElsewhereError);
    expect(sut.count).toBe(1);
    expect(load.inside).toEqual(['a', 'b', 'c', 'd']);
    await expect(load.enter('f')).rejects.toThrow(ServedElsewhereError);
    for (const name of ['a', 'b', 'c', 'd']) await load.leave(name);
    await Promise.all(inside);
    const next = load.enter('g');
    expect(load.inside).toEqual(['g']);
    await load.leave('g');
    await next;
  });

  it('turns all away when it has no share, and none when the limit is not shared out any more', async () => {
    const sut = new LaneGate(4);
    sut.obey({ status: 'waiting', limit: 1, share: null });
    const load = new Load(sut);
    const waiting = [load.enter('a'), load.enter('b')];
    sut.obey(open(1, 0));
    for (const one of waiting) await expect(one).rejects.toThrow(ServedElsewhereError);
    await expect(load.enter('c')).rejects.toThrow(ServedElsewhereError);
    expect(sut.count).toBe(0);
    sut.obey({ status: 'waiting', limit: 1, share: null });
    const last = load.enter('d');
    sut.obey(open(4));
    await until(() => load.inside.length === 1, 'd is inside');
    await load.leave('d');
    await last;
  });

  it('keeps who came first when its share shrinks', async () => {
    const sut = new LaneGate(4);
    sut.obey(open(4, 4));
    sut.shutFor(60_000);
    const load = new Load(sut);
    const first = load.enter('a');
    const last = load.enter('b');
    sut.obey(open(1, 1));
    await expect(last).rejects.toThrow(ServedElsewhereError);
    sut.close();
    const stillWaiting = Promise.resolve('still waiting');
    await expect(Promise.race([first, stillWaiting])).resolves.toBe('still waiting');
  });

  it('forgets what was asked of it before when the lane opens again for all, but not what was asked just now', async () => {
    const sut = new LaneGate(4);
    sut.obey(open(4));
    sut.shutFor(600_000);
    sut.obey({ status: 'waiting', limit: 2, share: null });
    sut.obey(open(2));
    expect(sut.count).toBe(0);
    const setAt = performance.now();
    await until(() => performance.now() - setAt > 1_100, 'the wait is no news');
    sut.obey(open(3));
    expect(sut.count).toBe(0);
    sut.obey({ status: 'parked', limit: 2, share: null });
    sut.obey(open(2));
    expect(sut.count).toBe(2);
  });

  it('makes room when a work fails', async () => {
    const sut = new LaneGate(1);
    sut.obey(open(1));
    await expect(sut.pass(NEVER, async () => Promise.reject(new Error('x')))).rejects.toThrow('x');
    await expect(sut.pass(NEVER, async () => 'room')).resolves.toBe('room');
  });
});
