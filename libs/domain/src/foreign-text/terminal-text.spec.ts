import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { terminalJson, terminalLine, terminalText } from './terminal-text.js';

const anything = fc.string({ unit: 'binary' });

describe(terminalText, () => {
  it.each([
    ['a screen cleared', '\u001B[2J\u001B[H', '␛[2J␛[H'],
    ['a title set', '\u001B]0;owned\u0007', '␛]0;owned␇'],
    ['a clipboard written', '\u001B]52;c;cm0gLXJm\u0007', '␛]52;c;cm0gLXJm␇'],
    ['an escape of one byte', '\u009B31m', '⟨U+9B⟩31m'],
    ['a line written over', 'safe\revil', 'safe␍evil'],
    ['letters taken back', 'ab\b\bcd', 'ab␈␈cd'],
    ['text turned round', '\u202Erefused', '⟨U+202E⟩refused'],
    ['what shows nothing', 'a\u200Bb\u{E0041}\u3164', 'a⟨U+200B⟩b⟨U+E0041⟩⟨U+3164⟩'],
    ['half a surrogate pair', '\uD800', '⟨U+D800⟩'],
  ])('shows %s, and does it not', (_, text, shown) => {
    expect(terminalText(text)).toBe(shown);
  });

  it('leaves words, line breaks, tabs and joined emoji as they are', () => {
    const text = 'Ja.\n\t抱歉，我无法回答。\n👩‍👩‍👧 ❤️ é';
    expect(terminalText(text)).toBe(text);
    expect(terminalText('one\r\ntwo')).toBe('one\ntwo');
  });

  it('lets no control character through, whatever comes', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(terminalText(text).replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
        expect(terminalLine(text)).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe(terminalLine, () => {
  it('lets no text make a line of its own', () => {
    expect(terminalLine('asia\r\n  us\t40')).toBe('asia␊  us␉40');
  });
});

describe(terminalJson, () => {
  it('means the same, and holds no control character but those of its own layout', () => {
    fc.assert(
      fc.property(fc.dictionary(anything, anything), (value) => {
        const json = terminalJson(JSON.stringify(value));
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(json).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }),
    );
  });

  it('escapes the control characters that JSON lets stand', () => {
    expect(terminalJson(JSON.stringify('\u009B31m\u007F\u{E0041}'))).toBe(
      String.raw`"\u009b31m\u007f\udb40\udc41"`,
    );
  });
});
