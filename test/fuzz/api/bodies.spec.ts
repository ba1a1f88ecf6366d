import { describe, expect, it } from '@jest/globals';
import { isJsonType } from './bodies.js';

describe(isJsonType, () => {
  it.each([
    ['application/json', true],
    ['APPLICATION/JSON', true],
    ['application/json; charset=utf-8', true],
    ['application/json; charset="utf-8"; x=y', true],
    ['application/json; charset=utf-16', false],
    ['application/json; charset="latin1"', false],
    ['application/jsonx', false],
    ['', false],
  ])('of %s', (type, isJson) => {
    expect(isJsonType(type)).toBe(isJson);
  });
});
