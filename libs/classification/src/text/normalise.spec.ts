import { describe, expect, it } from '@jest/globals';
import { normalise, simplified } from './normalise.js';
describe(normalise, () => {
  it.each([
    ['full-width letters and digits', 'Ｉ ｃａｎ’ｔ ｇｏ ４２', 'i cannot go 42'],
    ['traditional characters', '對不起，這個問題我無法回答', '对不起,这个问题我无法回答'],
    ['spaces within Chinese', '非常抱歉，但 我 无法', '非常抱歉,但我无法'],
    ['spaces between Chinese and Latin letters, which stay', '作为 AI 我不能', '作为 ai 我不能'],
    ['invisible characters', 'I\u200B can\u00ADnot\uFE0F', 'i cannot'],
    ['markup', '**I’m sorry**, I can’t.', 'i am sorry, i cannot.'],
    ['tags of the answer', '<answer>I won’t.</answer>', 'i will not.'],
  ])('writes plainly %s', (_what, text, plain) => {
    expect(normalise(text)).toBe(plain);
  });

  it('leaves Japanese as it is, which keeps characters of its own', () => {
    expect(simplified('議論には協力できません')).toBe('議論には協力できません');
    expect(simplified('議論協力')).toBe('议论协力');
  });
});
