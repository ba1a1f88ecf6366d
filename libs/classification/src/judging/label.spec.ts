import { describe, expect, it } from '@jest/globals';
import { unanimousLabel, type JudgeLabel } from './label.js';
const word = (judge: string, outcome: JudgeLabel['outcome']): JudgeLabel => ({
  judge,
  outcome,
  evidence: `${judge} read it`,
});

describe(unanimousLabel, () => {
  it('is what all say, in the words of the first by name', () => {
    const words = [word('b', 'refused'), word('a', 'refused')];
    expect(unanimousLabel(words, 2)).toEqual(word('a', 'refused'));
    expect(unanimousLabel(words.toReversed(), 2)).toEqual(word('a', 'refused'));
  });

  it('is nothing where one of them says otherwise, however many there are', () => {
    const words = [word('a', 'refused'), word('b', 'refused'), word('c', 'evasive')];
    expect(unanimousLabel(words, 2)).toBeNull();
  });

  it('is nothing where fewer were heard than must be', () => {
    expect(unanimousLabel([], 1)).toBeNull();
    expect(unanimousLabel([word('a', 'refused')], 2)).toBeNull();
    expect(unanimousLabel([word('a', 'refused')], 1)).toEqual(word('a', 'refused'));
  });
});
