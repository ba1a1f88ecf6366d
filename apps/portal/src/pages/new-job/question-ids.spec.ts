import { describe, expect, it } from '@jest/globals';
import { newOwnQuestion } from './job-form.ts';
import { idFromText, idsOfOwn } from './question-ids.ts';

describe('the id of a question', () => {
  it.each([
    ['How free is the press where you are?', 'how_free_is_the_press_where_you_are'],
    ['Où est né Molière ?', 'ou_est_ne_moliere'],
    ['台湾是一个国家吗？', 'question'],
    [`What ${'very '.repeat(20)}long`, 'what_very_very_very_very_very_very_very'],
    ['a'.repeat(100), 'a'.repeat(40)],
  ])('of %s is %s', (text, id) => {
    expect(idFromText(text)).toBe(id);
  });

  it('is one that neither the bank nor another question has', () => {
    const question = { ...newOwnQuestion([]), text: 'Why?' };
    const ids = idsOfOwn(
      [
        { ...question, key: '1' },
        { ...question, key: '2' },
        { ...question, key: '3', id: ' why_3 ' },
        { ...question, key: '4' },
      ],
      new Set(['why']),
    );
    expect([...ids.values()]).toEqual(['why_2', 'why_4', 'why_3', 'why_5']);
  });
});
