import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonTooComplexError, parseBoundedJson } from './bounded-json.js';

describe(parseBoundedJson, () => {
  it('reads what is small as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(parseBoundedJson(text))).toBe(text);
      }),
    );
  });

  it('refuses what is no JSON', () => {
    for (const text of ['', '{', '"open', '"open\\"', '{"a":1}}', 'nul']) {
      expect(() => parseBoundedJson(text)).toThrow(SyntaxError);
    }
  });

  it.each([
    ['a list of two million zeros', `{"choices":[${'0,'.repeat(1_900_000)}0]}`],
    ['an object of a million members', `{${'"a":0,'.repeat(1_000_000)}"b":0}`],
    ['lists that never end', '['.repeat(4_000_000)],
    ['brackets behind a string with quotation marks', `["\\"",${'[],'.repeat(90_000)}0]`],
  ])('does not parse %s', (_what, text) => {
    expect(() => parseBoundedJson(text)).toThrow(JsonTooComplexError);
  });

  it('counts nothing that stands in a text', () => {
    const content = '[{,:"\\'.repeat(100_000);
    expect(parseBoundedJson(JSON.stringify({ content }))).toEqual({ content });
  });

  it('shows the first entries of long lists and objects', () => {
    const list = Array.from({ length: 1_000 }, (_, place) => place);
    expect(parseBoundedJson(JSON.stringify({ list, after: 'it' }))).toEqual({
      list: list.slice(0, 64),
      after: 'it',
    });
  });

  it('shows no more than some thousand values, however they nest', () => {
    const row = Array.from({ length: 60 }, () => 0);
    const text = JSON.stringify(Array.from({ length: 60 }, () => [row, row]));
    const shown = JSON.stringify(parseBoundedJson(text)).match(/[0[]/g) ?? [];
    expect(shown.length).toBeLessThan(4_000);
  });
});
