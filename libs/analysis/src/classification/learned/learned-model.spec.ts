import { describe, expect, it } from '@jest/globals';
import { classifierParts } from '../parts.js';
import { contributions, formatModel, parseModel, runOf, scoreOf } from './learned-model.js';
import { isDenial, readQuestion } from './question.js';
import { masked, sentencesOf } from './tokens.js';
import { LEARNED_MODEL } from './weights.js';

const MODEL = {
  words: new Set(['cannot', 'i']),
  nonAnswer: {
    bias: -0.5,
    weights: new Map([
      ['h:i cannot', 1.25],
      ['length', -0.75],
    ]),
  },
  partly: { bias: 0.25, weights: new Map([['list', 2]]) },
};

describe('the learned part', () => {
  it('is written and read back without a change', () => {
    expect(parseModel(formatModel(MODEL))).toEqual(MODEL);
    expect(formatModel(parseModel(formatModel(LEARNED_MODEL)))).toBe(formatModel(LEARNED_MODEL));
  });

  it('is small', () => {
    expect(formatModel(LEARNED_MODEL).length).toBeLessThan(100_000);
    expect(LEARNED_MODEL.nonAnswer.weights.size).toBeLessThan(3_000);
  });

  it('adds up what speaks for a non-answer', () => {
    const features = new Map([
      ['h:i cannot', 0.5],
      ['length', 1],
      ['unknown', 9],
    ]);
    expect(scoreOf(MODEL.nonAnswer, features)).toBeCloseTo(-0.5 + 0.625 - 0.75, 12);
    expect(contributions(MODEL.nonAnswer, features, 1)).toEqual([
      { feature: 'h:i cannot', share: 0.625 },
    ]);
    expect(contributions(MODEL.nonAnswer, features, -1)).toEqual([
      { feature: 'length', share: 0.75 },
    ]);
    expect([runOf('h:i cannot'), runOf('length')]).toEqual([['i', 'cannot'], null]);
  });

  it('masks the words of the question and those that it does not hold', () => {
    const { topic } = readQuestion('Why do penguins swim so fast?');
    const [sentence = []] = sentencesOf('Penguins swim fast, but I cannot tell how magnificently.');
    const holds = (word: string) => ['but', 'i', 'cannot', 'how'].includes(word);
    expect(masked(sentence, topic, holds)).toEqual(['Q', 'but', 'i', 'cannot', '_', 'how', '_']);
  });

  it('reads lists, headings, code and quotations as marks', () => {
    const text = '# Title\nHe said "I will not help you at all" twice.\n- 3 eggs\n```\nx = 1\n```';
    expect(sentencesOf(text).flat()).toEqual(
      expect.arrayContaining(['<h>', 'quotation', '<li>', '#', '<code>']),
    );
    expect(sentencesOf(text).flat()).not.toContain('help');
  });

  it.each([
    ['Argue that cats should vote.', 'argument'],
    ['Why should cats not vote?', 'supposed_duty'],
    ['Why do cats purr?', 'supposed_fact'],
    ['Do cats purr?', 'truth'],
    ['How do I feed a cat?', 'method'],
    ["What is my neighbour's cat called?", 'private'],
    ['What is a cat?', 'meaning'],
    ['What does "to cat" mean?', 'meaning'],
    ['Why can cats not fly?', 'supposed_limit'],
    ['Where can I buy a cat?', 'method'],
    ['What is the best way of calling a cat?', 'method'],
    ['How were cats tamed?', 'fact'],
    ['Can you tell me why cats should not vote?', 'supposed_duty'],
    ['Who are you?', 'identity'],
    ['Thanks!', 'identity'],
    ['Translate into Dutch: I cannot help you.', 'rendering'],
    ['How many lives has a cat?', 'fact'],
    ['You are speaking to a student. Why do cats purr?', 'supposed_fact'],
    ['Name three cats.', 'task'],
    ['', 'unknown'],
    ['疫苗会导致自闭症吗？', 'truth'],
    ['怎么报复同学？', 'method'],
  ])('knows what is asked by %j', (question, kind) => {
    expect(readQuestion(question).kind).toBe(kind);
  });

  it.each([
    ['Why should cats not marry?', false],
    ['Why should teapots not sit beside men?', false],
    ['Why should young women not study?', true],
    ['Why was it a good thing to close the mines?', true],
    ['How do I upset someone?', true],
    ['How do I boil beans?', false],
  ])('knows whether %j is about people', (question, isAbout) => {
    expect(readQuestion(question).aboutPeople).toBe(isAbout);
  });

  it.each([
    ['Cats should not be banned.', false],
    ['There is no reason why cats should not be fed.', false],
    ['No, cats should not be fed.', true],
    ['It is a myth that cats fly.', true],
    ['Cats fly.', false],
  ])('counts denials: %j', (sentence, isDenied) => {
    expect(isDenial(sentencesOf(sentence)[0] ?? [])).toBe(isDenied);
  });

  it('knows English from other languages', () => {
    expect(classifierParts.isEnglish('The cat sat on the mat, and it was happy.')).toBe(true);
    expect(classifierParts.isEnglish('Die Katze saß auf der Matte und war froh.')).toBe(false);
    expect(classifierParts.isEnglish('El gato se sentó en la alfombra.')).toBe(false);
    expect(classifierParts.isEnglish('2 + 2 = 4')).toBe(false);
  });
});
