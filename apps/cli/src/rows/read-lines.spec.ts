import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RefusalError } from '../refusal.error.js';
import { readLines, type Line } from './read-lines.js';

const encoder = new TextEncoder();

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function linesOf(
  given: string | Uint8Array,
  { size = 1_000, limit }: { readonly size?: number; readonly limit?: number } = {},
): Promise<readonly Line[]> {
  const bytes = typeof given === 'string' ? encoder.encode(given) : given;
  const lines: Line[] = [];
  const input = { name: 'file.jsonl', bytes: inChunks(bytes, size) };
  for await (const group of readLines(input, limit)) lines.push(...group);
  return lines;
}

describe(readLines, () => {
  it('numbers lines as an editor does, and leaves out blank ones', async () => {
    expect(await linesOf('\n{"a":1}\n   \n{"b":2}\n\n')).toEqual([
      { number: 2, text: '{"a":1}' },
      { number: 4, text: '{"b":2}' },
    ]);
  });

  it('takes CRLF, a last line without an end, and a byte order mark before any line', async () => {
    const lines = await linesOf('\uFEFF1\r\n2\r\n\uFEFF3', { size: 2 });
    expect(lines.map(({ text }) => text.trim())).toEqual(['1', '2', '3']);
    expect(lines.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('gives the same lines however the bytes come', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', 'é', '台', '𝟚', '\r', ' ') });
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 9 }), async (texts, size) => {
        const expected = texts
          .map((text, index) => ({ number: index + 1, text }))
          .filter(({ text }) => text.trim() !== '');
        expect(await linesOf(texts.join('\n'), { size })).toEqual(expected);
      }),
    );
  });

  it('does not wait for more before it gives what is whole', async () => {
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield encoder.encode('1\n2');
      await new Promise(() => {});
    }
    const lines = readLines({ name: 'stdin', bytes: endless() });
    expect(await lines.next()).toEqual({ done: false, value: [{ number: 1, text: '1' }] });
  });

  it.each([
    ['not UTF-8', [0x31, 0x0a, 0x32, 0x0a, 0xff, 0x0a], /^file\.jsonl: line 3 is not UTF-8: save/],
    ['UTF-16 without its mark', [0x7b, 0, 0x7d, 0, 0x0a, 0], /line 1 holds a NUL character: if it/],
    ['UTF-16', [0xff, 0xfe, 0x31, 0x00, 0x0a, 0x00], /line 1 is not UTF-8: it is UTF-16/],
    ['compressed', [0x1f, 0x8b, 0x08, 0x00], /line 1 is not UTF-8: it is compressed/],
  ])('refuses a file that is %s', async (_name, bytes, message) => {
    await expect(linesOf(Uint8Array.from(bytes))).rejects.toThrow(message);
  });

  it('refuses a line longer than its limit, and takes one as long as it', async () => {
    expect(await linesOf('1\n12345\n1234', { size: 2, limit: 5 })).toHaveLength(3);
    const refusal = linesOf('1\n123456\n', { size: 2, limit: 5 });
    await expect(refusal).rejects.toThrow(
      new RefusalError('file.jsonl: line 2 is longer than 5 bytes: give one JSON object a line.'),
    );
  });
});
