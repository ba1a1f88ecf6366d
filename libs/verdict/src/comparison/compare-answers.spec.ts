import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareAnswers } from './compare-answers.js';
import type { AnswerPair, ComparedAnswer, Comparison } from './comparison.js';

const answer = (
  region: string,
  text: string | null,
  more: Partial<ComparedAnswer> = {},
): ComparedAnswer => ({
  modelId: 'llama3.2-1b',
  questionId: 'taiwan_status',
  region,
  repeat: 1,
  outcome: 'answered',
  text,
  ...more,
});

const onlyPair = (comparison: Comparison): AnswerPair => {
  expect(comparison.pairs).toHaveLength(1);
  return comparison.pairs[0] as AnswerPair;
};

const pairOf = (a: string | null, b: string | null) =>
  onlyPair(compareAnswers([answer('us-east', a), answer('eu-west', b)]));

const side = (pair: AnswerPair, op: 'delete' | 'insert') =>
  (pair.diff ?? [])
    .filter((part) => part.op === 'equal' || part.op === op)
    .map(({ text }) => text)
    .join('');

/** Any UTF-16: words, marks, scripts without spaces, lone surrogates. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom('the ', 'army ', 'left', ', ', '.', '\n', '台湾', '\uD800', '🇺🇸', 'ไทย'),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join('')),
);

describe(compareAnswers, () => {
  it('sets the answers of the regions side by side', () => {
    const result = compareAnswers([
      answer('us-east', 'The army cleared the square.'),
      answer('asia-pacific', 'I cannot answer that.', { outcome: 'refused', language: 'en' }),
    ]);
    expect(result).toEqual({
      model_id: 'llama3.2-1b',
      question_id: 'taiwan_status',
      outcomes_differ: true,
      compared_characters: 10_000,
      cut: false,
      regions: [
        {
          region: 'us-east',
          twin_of: null,
          answers: 1,
          outcomes: { answered: 1 },
          representative: {
            repeat: 1,
            outcome: 'answered',
            language: null,
            text: 'The army cleared the square.',
            characters: 28,
            words: 5,
            cut: false,
          },
          repeat_similarity: null,
        },
        {
          region: 'asia-pacific',
          twin_of: null,
          answers: 1,
          outcomes: { refused: 1 },
          representative: {
            repeat: 1,
            outcome: 'refused',
            language: 'en',
            text: 'I cannot answer that.',
            characters: 21,
            words: 4,
            cut: false,
          },
          repeat_similarity: null,
        },
      ],
      pairs: [
        {
          a: 'us-east',
          b: 'asia-pacific',
          same_outcome: false,
          similarity: {
            method: 'words',
            overlap: 0,
            sequence: expect.closeTo(2 / 11, 12),
            levenshtein: expect.closeTo(1 - 21 / 28, 12),
            semantic: null,
          },
          classification: 'major_diff',
          length_ratio: 28 / 21,
          diff: [
            { op: 'delete', text: 'The army cleared the square' },
            { op: 'insert', text: 'I cannot answer that' },
            { op: 'equal', text: '.' },
          ],
        },
      ],
      aa: [],
      semantic: null,
    });
  });

  describe('the word diff', () => {
    it('keeps the words that both have, and replaces phrases rather than letters', () => {
      const { diff } = pairOf(
        'The quick brown fox, he said, ran.',
        'The slow red fox, she said, ran.',
      );
      expect(diff).toEqual([
        { op: 'equal', text: 'The ' },
        { op: 'delete', text: 'quick brown ' },
        { op: 'insert', text: 'slow red ' },
        { op: 'equal', text: 'fox, ' },
        { op: 'delete', text: 'he ' },
        { op: 'insert', text: 'she ' },
        { op: 'equal', text: 'said, ran.' },
      ]);
    });

    it('does not keep marks alone between two changes', () => {
      const { diff } = pairOf('red, green, blue', 'one, two, three');
      expect(diff).toEqual([
        { op: 'delete', text: 'red, green, blue' },
        { op: 'insert', text: 'one, two, three' },
      ]);
    });

    it('segments scripts without spaces into words', () => {
      expect(pairOf('台湾是一个民主国家', '台湾是一个岛屿').diff).toEqual([
        { op: 'equal', text: '台湾是一个' },
        { op: 'delete', text: '民主国家' },
        { op: 'insert', text: '岛屿' },
      ]);
      const { regions } = compareAnswers([
        answer('us', '我无法回答这个问题。'),
        answer('eu', 'ผมไม่สามารถตอบได้'),
      ]);
      expect(regions.map(({ representative }) => representative.words)).toEqual([5, 5]);
    });

    it('shows white space that differs', () => {
      expect(pairOf(' a b', 'a\nb').diff).toEqual([
        { op: 'delete', text: ' ' },
        { op: 'equal', text: 'a' },
        { op: 'delete', text: ' ' },
        { op: 'insert', text: '\n' },
        { op: 'equal', text: 'b' },
      ]);
    });

    it('gives back both texts, whatever they hold', () => {
      fc.assert(
        fc.property(anyText, anyText, (a, b) => {
          const pair = pairOf(a, b);
          expect([side(pair, 'delete'), side(pair, 'insert')]).toEqual([a, b]);
        }),
      );
    });
  });

  describe('similarity', () => {
    it('is 1 for the same text and for two empty ones, 0 for an empty one and another', () => {
      const same = { method: 'words', overlap: 1, sequence: 1, levenshtein: 1, semantic: null };
      expect(pairOf('The same, again.', 'The same, again.').similarity).toEqual(same);
      expect(pairOf('', '').similarity).toEqual(same);
      expect(pairOf('', 'word').similarity).toEqual({
        ...same,
        overlap: 0,
        sequence: 0,
        levenshtein: 0,
      });
    });

    it('does not mind case, width and order in the overlap, and minds the order in the sequence', () => {
      const { similarity } = pairOf('Red green BLUE', 'ｂｌｕｅ red green');
      expect([similarity?.method, similarity?.overlap]).toEqual(['words', 1]);
      expect(similarity?.sequence).toBeLessThan(1);
    });

    it('counts pairs of characters in scripts without spaces, so that word boundaries do not matter', () => {
      const { similarity } = pairOf('北京大学生前来应聘', '大学生前来北京应聘');
      expect(similarity?.method).toBe('character_pairs');
      expect(similarity?.overlap).toBeCloseTo(12 / 16, 12);
    });

    it('leaves out the reasoning before an answer, and shows it', () => {
      const text = '<think>Rome? No.</think>\n\nParis is big';
      const result = compareAnswers([answer('us', text), answer('eu', 'Paris is big')]);
      const [one, other] = result.regions.map(({ representative }) => representative);
      expect(onlyPair(result)).toMatchObject({
        similarity: { overlap: 1, sequence: 1, levenshtein: 1 },
        length_ratio: 1,
        diff: [{ op: 'equal', text: 'Paris is big' }],
      });
      expect(one).toEqual({ ...other, text });
    });

    it('has null where an answer has no text', () => {
      expect(pairOf(null, 'Paris')).toEqual({
        a: 'us-east',
        b: 'eu-west',
        same_outcome: true,
        similarity: null,
        classification: null,
        length_ratio: null,
        diff: null,
      });
    });

    it('stays between 0 and 1 and is the same in both directions', () => {
      fc.assert(
        fc.property(anyText, anyText, (a, b) => {
          const [one, other] = [pairOf(a, b).similarity, pairOf(b, a).similarity];
          for (const figure of ['overlap', 'sequence', 'levenshtein'] as const) {
            expect(one?.[figure]).toBeGreaterThanOrEqual(0);
            expect(one?.[figure]).toBeLessThanOrEqual(1);
          }
          expect(one).toEqual(other);
        }),
      );
    });

    it.each([
      ['a'.repeat(95) + 'b'.repeat(5), 'identical'],
      ['a'.repeat(94) + 'b'.repeat(6), 'minor_diff'],
      ['a'.repeat(80) + 'b'.repeat(20), 'minor_diff'],
      ['a'.repeat(79) + 'b'.repeat(21), 'moderate_diff'],
      ['a'.repeat(50) + 'b'.repeat(50), 'moderate_diff'],
      ['a'.repeat(49) + 'b'.repeat(51), 'major_diff'],
    ])('has the old class of its edit distance: %s', (text, expected) => {
      expect(pairOf('a'.repeat(100), text).classification).toBe(expected);
    });
  });

  describe('repeats', () => {
    it('lets the answer most like the others of the most frequent outcome stand for a region', () => {
      const texts = ['Paris is big', 'Paris is the capital', 'It is the capital Paris, yes'];
      const result = compareAnswers([
        answer('us', 'I cannot say.', { repeat: 1, outcome: 'refused' }),
        ...texts.map((text, index) => answer('us', text, { repeat: index + 2 })),
        answer('eu', 'Paris'),
      ]);
      expect(result.regions[0]).toMatchObject({
        answers: 4,
        outcomes: { refused: 1, answered: 3 },
        representative: { repeat: 3, outcome: 'answered' },
      });
      expect(result.regions[0]?.repeat_similarity).toBeCloseTo((4 / 7 + 4 / 9 + 8 / 10) / 3, 12);
    });

    it('lets an error stand for a region only where there is nothing else', () => {
      const error = { outcome: 'error' } as const;
      const result = compareAnswers([
        answer('us', null, { ...error, repeat: 1 }),
        answer('us', null, { ...error, repeat: 2 }),
        answer('us', 'Paris', { repeat: 3 }),
        answer('eu', null, error),
      ]);
      expect(result.regions.map(({ representative }) => representative.outcome)).toEqual([
        'answered',
        'error',
      ]);
    });

    it('does not depend on the order in which the answers come', () => {
      const answers = ['us', 'eu', 'asia'].flatMap((region) =>
        ['one two three', 'two three four', 'three four one'].map((text, index) =>
          answer(region, text, { repeat: index + 1, embedding: [1, index] }),
        ),
      );
      const regions = ['us', 'eu', 'asia'];
      const expected = compareAnswers(answers, { regions });
      fc.assert(
        fc.property(fc.shuffledSubarray(answers, { minLength: answers.length }), (shuffled) => {
          expect(compareAnswers(shuffled, { regions })).toEqual(expected);
        }),
      );
    });
  });

  it('keeps the order of regions that it is given, and puts others after them', () => {
    const result = compareAnswers([answer('c', 'x'), answer('b', 'x'), answer('a', 'x')], {
      regions: ['a', 'none', 'b'],
    });
    expect(result.regions.map(({ region }) => region)).toEqual(['a', 'b', 'c']);
    expect(result.pairs.map(({ a, b }) => [a, b])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['b', 'c'],
    ]);
  });

  it('sets a second executor against its original only', () => {
    const answers = [answer('us', 'It is so.'), answer('eu', 'It is so.'), answer('us-b', 'No.')];
    const noisy = answers.map((one) =>
      one.region === 'us-b' ? { ...one, outcome: 'refused' as const } : one,
    );
    const twins = [{ region: 'us-b', twinOf: 'us' }];
    const result = compareAnswers(noisy, { twins });
    expect(result.outcomes_differ).toBe(false);
    expect(result.pairs.map(({ a, b }) => [a, b])).toEqual([['us', 'eu']]);
    expect(result.aa).toMatchObject([{ a: 'us', b: 'us-b', same_outcome: false }]);
    expect(result.regions.map(({ twin_of: twinOf }) => twinOf)).toEqual([null, null, 'us']);
    expect(compareAnswers(noisy).outcomes_differ).toBe(true);
  });

  it('takes a region name for a name only', () => {
    const result = compareAnswers([answer('__proto__', 'x'), answer('constructor', 'y')]);
    expect(result.regions.map(({ region }) => region)).toEqual(['__proto__', 'constructor']);
  });

  describe('refuses', () => {
    it.each<readonly [string, readonly ComparedAnswer[], RegExp]>([
      ['no answers', [], /at least one answer/],
      [
        'two models',
        [answer('us', ''), answer('eu', '', { modelId: 'other' })],
        /one model.*"llama3.2-1b" and "other"/,
      ],
      [
        'two questions',
        [answer('us', ''), answer('eu', '', { questionId: null })],
        /one question.*"taiwan_status" and null/,
      ],
      ['one repeat twice', [answer('us', ''), answer('us', '')], /repeat 1 of region "us" twice/],
      [
        'embeddings of two lengths',
        [answer('us', '', { embedding: [1] }), answer('eu', '', { embedding: [1, 2] })],
        /same length.*1 and 2/,
      ],
      [
        'an embedding that is not finite',
        [answer('us', '', { embedding: [Number.NaN] }), answer('eu', '')],
        /finite figures/,
      ],
      ['an embedding of zeros', [answer('us', '', { embedding: [0, 0] })], /not all 0/],
    ])('%s', (_name, answers, message) => {
      expect(() => compareAnswers(answers)).toThrow(RangeError);
      expect(() => compareAnswers(answers)).toThrow(message);
    });
  });

  describe('hostile texts of a megabyte', () => {
    const long = (part: string) => part.repeat(Math.ceil(1_000_000 / part.length));
    it.each([
      ['one letter', long('a'), long('b')],
      ['marks', long('.'), long(',.')],
      ['white space', long(' '), long('\n')],
      ['Chinese', long('台湾自古以来'), long('台湾自今以后')],
      ['combining marks', long('\u0301'), long('a\u0301')],
      ['lone surrogates', long('\uD800'), long('\uDC00')],
      ['surrogate pairs that a cut would split', `a${long('𝟚')}`, long('𝟛')],
      [
        'words that are all different',
        Array.from({ length: 2e5 }, (_, i) => i).join(' '),
        long('a '),
      ],
      ['letters that grow when folded', long('\uFDFA'), long('\uFB03')],
    ])('are compared in part: %s', (_name, a, b) => {
      const result = compareAnswers([answer('us', a), answer('eu', b)]);
      const pair = onlyPair(result);
      expect(result.cut).toBe(true);
      expect(a.startsWith(side(pair, 'delete'))).toBe(true);
      expect(b.startsWith(side(pair, 'insert'))).toBe(true);
      expect(side(pair, 'delete').length).toBeGreaterThanOrEqual(9_999);
      expect(side(pair, 'insert').isWellFormed()).toBe(b.isWellFormed());
    });

    it('are compared in smaller parts when there are many regions', () => {
      const answers = Array.from({ length: 30 }, (_, region) =>
        answer(`region-${region}`, `${region} ${long('word ')}`),
      );
      const result = compareAnswers(answers);
      expect(result.pairs).toHaveLength(435);
      expect(result.compared_characters).toBe(1_856);
    });
  });
});
