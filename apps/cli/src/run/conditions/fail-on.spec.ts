import { describe, expect, it } from '@jest/globals';
import { UsageError } from '../../refusal.error.js';
import { DEFAULT_FAIL_ON, parseFailOn, requireBaseline } from './fail-on.js';

describe(parseFailOn, () => {
  it('takes words and rates, in percent and as fractions', () => {
    const { words, limits, text } = parseFailOn('differs, refused>12.5% ,errors>0.1');
    expect([...words]).toEqual(['differs']);
    expect(limits.map(({ rate, most }) => [rate, most])).toEqual([
      ['refused', 0.125],
      ['errors', 0.1],
    ]);
    expect(text).toBe('differs,refused>12.5%,errors>0.1');
  });

  it('fails by default on everything that stands against "nothing changed"', () => {
    expect([...parseFailOn(DEFAULT_FAIL_ON).words].toSorted()).toEqual([
      'cannot-tell',
      'differs',
      'errors',
      'not-compared',
    ]);
  });

  it.each([
    '',
    'differs,',
    'Differs',
    'refused',
    'refused>',
    'refused>2',
    'refused>101%',
    'answered>1%',
    'differs>1%',
  ])('refuses %j', (given) => {
    expect(() => parseFailOn(given)).toThrow(UsageError);
  });

  it('needs a baseline for what may not have risen', () => {
    expect(() => requireBaseline(parseFailOn('withheld-up,differs'))).toThrow('withheld-up needs');
    expect(() => requireBaseline(parseFailOn(DEFAULT_FAIL_ON))).not.toThrow();
  });
});
