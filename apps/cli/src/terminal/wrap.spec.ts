import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { widthOf, wrap } from './wrap.js';

describe(wrap, () => {
  it.each([
    ['at blanks', 'one two three', 8, ['one two', 'three']],
    ['words that are too long anywhere', 'abcdefghij kl', 4, ['abcd', 'efgh', 'ij', 'kl']],
    ['Chinese by two columns a character', '抱歉，我无法', 6, ['抱歉，', '我无法']],
    ['lines as they are', 'a\n\nb', 10, ['a', '', 'b']],
    ['nothing', '', 10, ['']],
    [
      'marks that take no column',
      'e\u0301e\u0301e\u0301e\u0301',
      2,
      ['e\u0301e\u0301', 'e\u0301e\u0301'],
    ],
  ] as const)('breaks %s', (_, text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('keeps every character but blanks, in lines that fit', () => {
    const word = fc.stringMatching(/^[a-z一-三 ]{0,30}$/u);
    fc.assert(
      fc.property(word, fc.integer({ min: 2, max: 20 }), (text, width) => {
        const lines = wrap(text, width);
        for (const line of lines) expect(widthOf(line.trimEnd())).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('takes time that grows with the text only', () => {
    const started = performance.now();
    wrap(`${'x'.repeat(200_000)} ${'文'.repeat(100_000)} ${' '.repeat(100_000)}`, 80);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
