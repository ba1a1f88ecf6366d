import { describe, expect, it } from '@jest/globals';
import { parseReplyJson } from './reply-body.js';

describe(parseReplyJson, () => {
  it('shows the first entries of long lists and objects', () => {
    const list = Array.from({ length: 1_000 }, (_, place) => place);
    expect(parseReplyJson(JSON.stringify({ list, after: 'it' }))).toEqual({
      list: list.slice(0, 64),
      after: 'it',
    });
  });

  it('shows no more than some thousand values, however they nest', () => {
    const row = Array.from({ length: 60 }, () => 0);
    const text = JSON.stringify(Array.from({ length: 60 }, () => [row, row]));
    const shown = JSON.stringify(parseReplyJson(text)).match(/[0[]/g) ?? [];
    expect(shown.length).toBeLessThan(4_000);
  });
});
