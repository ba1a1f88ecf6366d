import { describe, expect, it } from '@jest/globals';
import { drawOfCase } from '../draws.js';
import { JSON_KINDS, mutateJson } from './mutate.js';
import { RawJson, render } from './raw-json.js';

const VALUE = { a: [1, { b: 'text' }], c: { d: null, e: true } };

describe(mutateJson, () => {
  it.each(JSON_KINDS)(
    'draws the same for a case, and mostly something else than there was: %s',
    (kind) => {
      const texts = Array.from({ length: 40 }, (_, number) =>
        render(mutateJson(VALUE, kind, drawOfCase(3, number))),
      );
      const again = Array.from({ length: 40 }, (_, number) =>
        render(mutateJson(VALUE, kind, drawOfCase(3, number))),
      );
      expect(again).toEqual(texts);
      expect(texts.filter((text) => text !== render(VALUE)).length).toBeGreaterThan(20);
      expect(new Set(texts).size).toBeGreaterThan(5);
    },
  );

  it('writes a key twice, which no object can hold', () => {
    const texts = Array.from({ length: 20 }, (_, number) =>
      render(mutateJson({ a: 1 }, 'duplicate', drawOfCase(1, number))),
    );
    expect(texts.every((text) => text.split('"a":').length === 3)).toBe(true);
  });

  it('adds a member by the name of __proto__, which an object literal would swallow', () => {
    const texts = Array.from({ length: 200 }, (_, number) =>
      render(mutateJson({ a: 1 }, 'extra', drawOfCase(2, number))),
    );
    expect(texts.some((text) => text.includes('"__proto__":'))).toBe(true);
  });
});

describe(render, () => {
  it('writes raw parts as they are, wherever they stand', () => {
    expect(render({ a: [new RawJson('1e400'), new RawJson('01')] })).toBe('{"a":[1e400,01]}');
  });
});
