import { describe, expect, it } from '@jest/globals';
import { QuestionReader, readQuestion } from './question.js';
describe(QuestionReader, () => {
  it('reads as readQuestion does, the first time and again, also when many came between', () => {
    const sut = new QuestionReader();
    const asked = ['Why should women not vote?', 'What is 2 + 2?', '', 'x'.repeat(3_000)];
    for (const question of asked) expect(sut.read(question)).toEqual(readQuestion(question));
    for (let number = 0; number < 1_000; number += 1) sut.read(`Is ${number} a prime?`);
    for (const question of asked) expect(sut.read(question)).toEqual(readQuestion(question));
    expect(sut.read(null)).toEqual(readQuestion(null));
  });

  it('remembers what it has read', () => {
    const sut = new QuestionReader();
    expect(sut.read('Is it so?')).toBe(sut.read('Is it so?'));
  });
});
