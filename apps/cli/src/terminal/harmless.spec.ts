import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { harmless } from './harmless.js';

describe(harmless, () => {
  it.each([
    ['a screen cleared', '\u001B[2J\u001B[H', '␛[2J␛[H'],
    ['a title set', '\u001B]0;owned\u0007', '␛]0;owned␇'],
    ['a clipboard written', '\u001B]52;c;cm0gLXJm\u0007', '␛]52;c;cm0gLXJm␇'],
    ['an escape of one byte', '\u009B31m', '⟨U+9B⟩31m'],
    ['a line written over', 'safe\revil', 'safe␍evil'],
    ['letters taken back', 'ab\b\bcd', 'ab␈␈cd'],
    ['text turned round', '\u202Erefused', '⟨U+202E⟩refused'],
    ['what shows nothing', 'a\u200Bb\u{E0041}', 'a⟨U+200B⟩b⟨U+E0041⟩'],
    ['half a surrogate pair', '\uD800', '⟨U+D800⟩'],
  ])('shows %s, and does it not', (_, text, shown) => {
    expect(harmless(text)).toBe(shown);
  });

  it('leaves words, line breaks, tabs and joined emoji as they are', () => {
    const text = 'Ja.\n\t抱歉，我无法回答。\n👩‍👩‍👧 é';
    expect(harmless(text)).toBe(text);
    expect(harmless('one\r\ntwo')).toBe('one\ntwo');
  });

  it('lets no control character through, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(harmless(text).replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});
