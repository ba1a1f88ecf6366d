import { describe, expect, it } from '@jest/globals';
import { JsonPlaces } from './json-places.js';
import { parseLenientJson, withoutConstants } from './lenient-json.js';

const MOST = { values: 1_000, levels: 10 };

describe(parseLenientJson, () => {
  it('reads what Python writes for numbers that JSON has not as null, and leaves texts alone', () => {
    expect(
      parseLenientJson('{"a": NaN, "b": [Infinity, -Infinity, -1], "c": "NaN \\" Infinity"}', MOST),
    ).toEqual({ a: null, b: [null, null, -1], c: 'NaN " Infinity' });
  });

  it.each(['{"a": nan}', '{"a": Infinite}', "{'a': NaN}", '{"a": NaN,}', '{"a": -NaN1}'])(
    'does not read %s',
    (text) => {
      expect(() => parseLenientJson(text, MOST)).toThrow(SyntaxError);
    },
  );

  it('knows on which lines things stand, and where it is no JSON', () => {
    const text = '{\n"a": [NaN,\n {"b": 2}]\n}';
    const places = new JsonPlaces(withoutConstants(text));
    expect([places.lineOf('a[1].b'), places.lineOf('a[1].absent'), places.lineOf('')]).toEqual([
      3, 3, 1,
    ]);
    expect(places.lineOfError()).toBeNull();
    expect(new JsonPlaces('{\n"a": 1,\n"b": oops\n}').lineOfError()).toBe(3);
  });
});
