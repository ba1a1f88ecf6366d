import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { JsonTooComplexError, parseBoundedJson } from './bounded-json.js';

const MOST = { values: 100_000, levels: 64 };

describe(parseBoundedJson, () => {
  it('reads what is small as JSON.parse does', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value);
        expect(JSON.stringify(parseBoundedJson(text, MOST))).toBe(text);
      }),
    );
  });

  it('refuses what is no JSON', () => {
    for (const text of ['', '{', '"open', '"open\\"', '{"a":1}}', 'nul']) {
      expect(() => parseBoundedJson(text, MOST)).toThrow(SyntaxError);
    }
  });

  it.each([
    ['a list of two million zeros', `{"choices":[${'0,'.repeat(1_900_000)}0]}`],
    ['an object of a million members', `{${'"a":0,'.repeat(1_000_000)}"b":0}`],
    ['lists that never end', '['.repeat(4_000_000)],
    ['brackets behind a string with quotation marks', `["\\"",${'[],'.repeat(90_000)}0]`],
  ])('does not parse %s', (_what, text) => {
    expect(() => parseBoundedJson(text, MOST)).toThrow(JsonTooComplexError);
  });

  it('counts nothing that stands in a text', () => {
    const content = '[{,:"\\'.repeat(100_000);
    expect(parseBoundedJson(JSON.stringify({ content }), MOST)).toEqual({ content });
  });
});
