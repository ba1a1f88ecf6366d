import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { until } from '@beacon/testing';
import { BytesStream } from './bytes-stream.js';

/** A source that waits after its first piece until it is told to stop. */
function endless() {
  const calls: string[] = [];
  const { promise: stopped, reject } = Promise.withResolvers<void>();
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield Buffer.from('one');
      calls.push('waiting');
      await stopped;
    } finally {
      calls.push('ended');
    }
  }
  const stop = (): void => {
    calls.push('stop');
    reject(new Error('stopped'));
  };
  return {
    calls,
    source: { bytes: bytes(), stop, release: async () => void calls.push('release') },
  };
}

function listing(...pieces: readonly (string | Error)[]) {
  const calls: string[] = [];
  async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
    for (const piece of pieces) {
      if (piece instanceof Error) throw piece;
      yield Buffer.from(piece);
    }
  }
  const release = async (): Promise<void> => void calls.push('release');
  return { calls, source: { bytes: bytes(), stop: () => undefined, release } };
}

describe(BytesStream, () => {
  it('gives what the generator makes, then releases what it needed, once', async () => {
    const { calls, source } = listing('a', 'b', 'c');
    expect(await text(new BytesStream(source))).toBe('abc');
    await until(() => calls.length > 0, 'it is released');
    expect(calls).toEqual(['release']);
  });

  it('breaks with the error of the generator, and releases', async () => {
    const { calls, source } = listing('a', new Error('away'));
    await expect(text(new BytesStream(source))).rejects.toThrow('away');
    expect(calls).toEqual(['release']);
  });

  it('stops the generator that is about to make something nobody wants', async () => {
    const { calls, source } = endless();
    const sut = new BytesStream(source);
    sut.resume();
    await until(() => calls.length > 0, 'it waits');
    sut.destroy();
    await new Promise((resolve) => sut.once('close', resolve));
    expect(calls).toEqual(['waiting', 'stop', 'ended', 'release']);
  });

  it('releases when it is destroyed before anything was read', async () => {
    const { calls, source } = listing('a');
    const sut = new BytesStream(source).destroy();
    await new Promise((resolve) => sut.once('close', resolve));
    expect(calls).toEqual(['release']);
  });

  it('makes no more than is read', async () => {
    let made = 0;
    async function* bytes(): AsyncGenerator<Uint8Array, void, undefined> {
      for (;;) {
        made += 1;
        yield new Uint8Array(100_000);
      }
    }
    const sut = new BytesStream({
      bytes: bytes(),
      stop: () => undefined,
      release: async () => undefined,
    });
    sut.read(1);
    await until(() => made >= 3, 'the buffer is full');
    await new Promise((resolve) => setImmediate(resolve));
    expect(made).toBeLessThan(6);
    sut.destroy();
  });
});
