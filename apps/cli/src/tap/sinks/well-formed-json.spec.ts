import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wellFormedJson } from './well-formed-json.js';

describe(wellFormedJson, () => {
  it('means the same as the text with each half of a character replaced', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        const expected = texts.map((text) => text.toWellFormed());
        expect(JSON.parse(wellFormedJson(texts))).toEqual(expected);
      }),
    );
  });

  it.each([
    ['\uD800', '"\uFFFD"'],
    [String.raw`\ud800`, String.raw`"\\ud800"`],
    [`\\\uDFFF`, String.raw`"\\` + '\uFFFD"'],
    ['\u{1F600}', '"\u{1F600}"'],
  ])('writes %j as %s', (text, json) => {
    expect(wellFormedJson(text)).toBe(json);
  });
});
