import { describe, expect, it } from '@jest/globals';
import { visiblePieces } from './visible-text.ts';

const hidden = (text: string): string[] =>
  visiblePieces(text).flatMap((piece) => (piece.kind === 'hidden' ? [piece.codePoint] : []));

describe('visible text', () => {
  it('shows what turns or hides other characters by its code point', () => {
    expect(hidden('a\u202Eb\u2066c\u200Bd\uFEFFe\u00ADf\u0000g')).toEqual([
      'U+202E',
      'U+2066',
      'U+200B',
      'U+FEFF',
      'U+00AD',
      'U+0000',
    ]);
    expect(hidden('tag \u{E0041}, private \uE000, half \uD800, filler \u3164')).toEqual([
      'U+E0041',
      'U+E000',
      'U+D800',
      'U+3164',
    ]);
  });

  it('leaves what languages need', () => {
    const texts = ['مرحبا ٪', 'می\u200Cخواهم', 'क्\u200Dष', '👩‍👩‍👧', '台湾', 'a\tb\nc', 'é e\u0301'];
    for (const text of texts) expect(visiblePieces(text)).toEqual([{ kind: 'text', text }]);
  });

  it('takes the two characters of a line end for one, and shows a return alone', () => {
    expect(visiblePieces('a\r\nb')).toEqual([{ kind: 'text', text: 'a\nb' }]);
    expect(hidden('a\rb')).toEqual(['U+000D']);
  });

  it('keeps markup as the text that it is', () => {
    const text = '<img src=x onerror=alert(1)>';
    expect(visiblePieces(text)).toEqual([{ kind: 'text', text }]);
  });
});
