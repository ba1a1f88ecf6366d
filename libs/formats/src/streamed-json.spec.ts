import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { streamedJson } from './streamed-json.js';

async function* of(values: readonly unknown[]): AsyncGenerator<unknown> {
  yield* values;
}

async function textOf(value: unknown): Promise<string> {
  let text = '';
  for await (const piece of streamedJson(value)) text += piece;
  return text;
}

describe(streamedJson, () => {
  it('means what JSON.stringify would say of the same value with lists', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue()), fc.jsonValue(), async (values, other) => {
        const text = await textOf({ other, deep: [{ values: of(values), none: undefined }] });
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify({ other, deep: [{ values }] })));
      }),
    );
  });

  it('reads no more of a list than its reader takes', async () => {
    let read = 0;
    async function* counted(): AsyncGenerator<string> {
      for (; read < 1_000; read += 1) yield 'x'.repeat(1_000);
    }
    const pieces = streamedJson({ list: counted() });
    await pieces.next();
    expect(read).toBeLessThan(100);
    await pieces.return();
  });

  it('calls a function when what stands before it is written', async () => {
    let sum = 0;
    async function* added(): AsyncGenerator<number> {
      for (const value of [1, 2, 3]) {
        sum += value;
        yield value;
      }
    }
    const text = await textOf({ list: added(), deep: { sum: () => sum, all: [() => ({ sum })] } });
    expect(JSON.parse(text)).toEqual({ list: [1, 2, 3], deep: { sum: 6, all: [{ sum: 6 }] } });
  });

  it('lets a failure of a list be seen', async () => {
    async function* failing(): AsyncGenerator<number> {
      yield 1;
      throw new Error('the source broke off');
    }
    await expect(textOf([failing()])).rejects.toThrow('the source broke off');
  });
});
