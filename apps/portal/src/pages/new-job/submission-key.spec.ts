import { describe, expect, it } from '@jest/globals';
import { submissionKey } from './submission-key.ts';

describe('the key of a submission', () => {
  it('is the same for the same draft and body', () => {
    expect(submissionKey('n', '{"a":1}')).toBe(submissionKey('n', '{"a":1}'));
  });

  it('differs by body and by draft', () => {
    const keys = [
      submissionKey('n', '{"a":1}'),
      submissionKey('n', '{"a":2}'),
      submissionKey('m', '{"a":1}'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is one that the API takes', () => {
    expect(submissionKey('0af3', 'x'.repeat(100_000))).toMatch(/^[!-~]{1,255}$/);
  });
});
