import { describe, expect, it } from '@jest/globals';
import { manyOf, oneOf, parseSearch, stringifySearch } from './search.ts';

describe('the state in an address', () => {
  it('comes back as it was', () => {
    const state = { q: 'a & b = ü', region: ['us-east', 'eu-west'], empty: '', nothing: undefined };
    const text = stringifySearch(state);
    expect(text).toBe('?q=a+%26+b+%3D+%C3%BC&region=us-east&region=eu-west');
    expect(parseSearch(text)).toEqual({ q: 'a & b = ü', region: ['us-east', 'eu-west'] });
  });

  it('is one address for one state', () => {
    expect(stringifySearch({ b: '1', a: '2' })).toBe(stringifySearch({ a: '2', b: '1' }));
    expect(stringifySearch({})).toBe('');
  });

  it('holds nothing that is not allowed', () => {
    expect(oneOf('light', ['light', 'dark'])).toBe('light');
    expect(oneOf('<script>', ['light', 'dark'])).toBeUndefined();
    expect(manyOf(['b', 'x', 'a'], ['a', 'b'])).toEqual(['a', 'b']);
    expect(manyOf('a', ['a', 'b'])).toEqual(['a']);
  });
});
