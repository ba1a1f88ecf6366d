import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import {
  terminalJson,
  terminalLine,
  terminalText,
  originalText,
  spreadsheetText,
} from './foreign-text.js';

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

/** Whatever shows nothing or stands on something else, by its property, so that no list of ours is tested against itself. */
const UNSEEN = fc
  .integer({ min: 0, max: 0x10_ffff })
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((character) => /[\p{M}\p{Cf}\p{Z}\p{DI}\s]/u.test(character));
const NAMED = fc.constantFrom(
  ...'\uFFFD\uFFFC\u0300\u3164\u115F\u1160\uFFA0\u2800\uFEFF\u200B\u200D\u2060\u00AD\u034F\u180E',
  ...'\uFE0F\u{E0100}\u{E0041}\u202E\u061C\u00A0\u3000\u2028\u0085\u{1D159} \t\r\n\v\f',
);
const FORMULAS = '=+-@|%＝＋－＠｜％﹦﹢﹣﹫﹪⁼⁺⁻₌₊₋−≠';
const START = fc.constantFrom(...FORMULAS);
/** The first thing that is neither unseen nor written out. */
const RUNS = new RegExp(
  `^[\\s\\p{C}\\p{Z}\\p{M}\\p{DI}\\u2800\\uFFFC\\uFFFD\\u{1D159}]*[${FORMULAS.replace('-', '\\-')}]`,
  'u',
);

describe(spreadsheetText, () => {
  it('guards a formula behind any number of unseen characters', () => {
    const prefix = fc.array(fc.oneof(UNSEEN, NAMED), { maxLength: 8 });
    fc.assert(
      fc.property(prefix, START, fc.string(), (unseen, start, rest) => {
        const text = `${unseen.join('')}${start}${rest}`;
        const cell = spreadsheetText(text);
        expect(cell).not.toMatch(RUNS);
        // A control character is written out, and what is written out is seen.
        expect(cell.startsWith("'") || cell.includes('␛{')).toBe(true);
        expect(originalText(cell)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('gives back every text, and holds no control character but tabs and line breaks', () => {
    const text = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom("'", '␛', '␛{', '␛{1B}', '{', '}', '\u001B', '\u009B', '\0', '='),
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (original) => {
        const cell = spreadsheetText(original);
        expect(originalText(cell)).toBe(original);
        expect(cell.replaceAll(/[\t\r\n]/g, '')).not.toMatch(/\p{Cc}/u);
        expect(cell).not.toMatch(RUNS);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['|cmd', "'|cmd"],
    ['%0A', "'%0A"],
    ['＝1+1', "'＝1+1"],
    ['\u2212 1', "'\u2212 1"],
    ['  =1', "'  =1"],
    ['\u200B=1', "'\u200B=1"],
    ['\uFFFD=1', "'\uFFFD=1"],
    ['\u0300=1', "'\u0300=1"],
    ['\u3164=1', "'\u3164=1"],
    ['\u00A0\u3000@x', "'\u00A0\u3000@x"],
    ['\t1', "'\t1"],
    ['\n1', "'\n1"],
    ["'=1", "''=1"],
    ["'tis", "''tis"],
    ['\u001B[2J', '␛{1B}[2J'],
    ['nul\0', 'nul␛{0}'],
    ['␛', '␛{241B}'],
    [' 1', ' 1'],
    ['2-1', '2-1'],
    ['a=b', 'a=b'],
    ['{"a":1}', '{"a":1}'],
    ['', ''],
  ])('makes of %j the harmless %j', (text, harmless) => {
    expect(spreadsheetText(text)).toBe(harmless);
    expect(originalText(harmless)).toBe(text);
  });

  it('takes linear time for a text of blanks', () => {
    const text = `${'\u200B'.repeat(200_000)}${' '.repeat(200_000)}x`;
    expect(spreadsheetText(text) === text).toBe(true);
  });
});
