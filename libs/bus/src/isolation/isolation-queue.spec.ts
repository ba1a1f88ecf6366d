import { Gate, until } from '@beacon/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { RetryLaterError } from '../errors.js';
import { DONE } from '../settlement/settlement.js';
import type { Settlement } from '../settlement/settlement.js';
import { IsolationQueue } from './isolation-queue.js';

let closing: AbortController;
let sut: IsolationQueue;
let begun: string[];
beforeEach(() => {
  closing = new AbortController();
  sut = new IsolationQueue(closing.signal);
  begun = [];
});

const rank = (streamSequence: number, marks = 0, stream = 's') => ({
  begun: marks,
  stream,
  streamSequence,
});

/** Work that is noted when it begins and ends when the gate is opened. */
const work = (name: string, gate: Gate) => async (): Promise<Settlement> => {
  begun.push(name);
  await gate.opened;
  return DONE;
};

const turn = async (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));

describe(IsolationQueue, () => {
  it('handles one suspect at a time: least suspicious first, then by stream and sequence', async () => {
    const gate = new Gate();
    const all = [
      sut.inTurn(rank(1, 1), work('marked', gate)),
      sut.inTurn(rank(10), work('tenth', gate)),
      sut.inTurn(rank(9), work('ninth', gate)),
      sut.inTurn(rank(99, 0, 'r'), work('other stream', gate)),
    ];
    await turn();
    expect(begun).toEqual(['other stream']);
    gate.open();
    expect(await Promise.all(all)).toEqual([DONE, DONE, DONE, DONE]);
    expect(begun).toEqual(['other stream', 'ninth', 'tenth', 'marked']);
  });

  it('waits for those whose place is being looked up', async () => {
    const gate = new Gate();
    const looking = sut.arrival(async () => gate.opened);
    const marked = sut.inTurn(rank(1, 1), async () => {
      begun.push('marked');
      return DONE;
    });
    await turn();
    expect(begun).toEqual([]);
    const innocent = looking.then(() =>
      sut.inTurn(rank(2), async () => {
        begun.push('innocent');
        return DONE;
      }),
    );
    gate.open();
    await Promise.all([marked, innocent]);
    expect(begun).toEqual(['innocent', 'marked']);
  });

  it('handles unsuspected messages beside a suspect that nobody has died of', async () => {
    const gate = new Gate();
    const suspect = sut.inTurn(rank(1), work('suspect', gate));
    await turn();
    expect(await sut.beside(async () => DONE)).toBe(DONE);
    expect(sut.slots({ count: 4, onChange: () => undefined }).count).toBe(4);
    expect(sut.unbegun.aborted).toBe(false);
    gate.open();
    await suspect;
  });

  it('handles a marked suspect with nothing else in flight', async () => {
    let changes = 0;
    const slots = sut.slots({ count: 4, onChange: () => undefined });
    slots.onChange(() => (changes += 1));
    const [running, gate] = [new Gate(), new Gate()];
    const first = sut.beside(work('unsuspected', running));
    const { unbegun } = sut;
    const suspect = sut.inTurn(rank(1, 1), work('marked', gate));
    await turn();
    expect([begun, slots.count, unbegun.aborted]).toEqual([['unsuspected'], 0, true]);
    expect(unbegun.reason).toBeInstanceOf(RetryLaterError);
    expect(await sut.beside(work('late', gate))).toMatchObject({ kind: 'retry' });
    running.open();
    await first;
    await until(() => begun.includes('marked'), 'the suspect is begun');
    expect(slots.count).toBe(0);
    gate.open();
    await suspect;
    await until(() => slots.count === 4, 'messages are pulled again');
    expect([changes, sut.unbegun.aborted]).toEqual([1, false]);
    expect(await sut.beside(async () => DONE)).toBe(DONE);
    expect(begun).toEqual(['unsuspected', 'marked']);
  });

  it('goes on after one that is not marked is next, and after the last', async () => {
    await sut.inTurn(rank(1, 2), async () => DONE);
    await sut.inTurn(rank(2), async () => DONE);
    expect(await sut.beside(async () => DONE)).toBe(DONE);
  });

  it('tells a suspect that has not begun in its turn to come back later', async () => {
    sut = new IsolationQueue(closing.signal, 10);
    const settlement = await sut.inTurn(rank(1, 1), async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      const { message } = signal.reason as RetryLaterError;
      return { kind: 'retry', delayMs: 0, reason: message };
    });
    expect(settlement).toMatchObject({ reason: 'a suspect did not begin in its turn' });
  });

  it('gives back what waits when the process stops, and begins nothing any more', async () => {
    const gate = new Gate();
    const running = sut.inTurn(rank(1), work('running', gate));
    const waiting = sut.inTurn(rank(2), work('waiting', gate));
    await turn();
    const { unbegun } = sut;
    closing.abort(new RetryLaterError('the process is stopping', 0));
    const givenBack = { kind: 'retry', delayMs: 0, reason: 'the process is stopping' };
    expect(await waiting).toEqual(givenBack);
    expect(unbegun.reason).toBe(closing.signal.reason);
    expect(await sut.inTurn(rank(3), work('later', gate))).toEqual(givenBack);
    gate.open();
    expect(await running).toBe(DONE);
    expect(begun).toEqual(['running']);
  });
});
