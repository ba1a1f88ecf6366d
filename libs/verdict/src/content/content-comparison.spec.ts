import { describe, expect, it } from '@jest/globals';
import { contentComparison } from './content-comparison.js';
import type { ContentAnswer, ContentOptions, ContentQuestionAnswers } from './input.js';
import { modelContent } from './model-content.js';
import { simulatedContent, type SimulatedContent } from './simulated-content.js';

const conclude = (
  questions: readonly ContentQuestionAnswers[],
  regions: readonly string[],
  options: Partial<ContentOptions> = {},
) => contentComparison([modelContent({ modelId: 'm', regions, questions, options })], options);

const only = (comparison: ReturnType<typeof conclude>) => {
  const [model] = comparison.models;
  if (model === undefined) throw new Error('no model');
  return model;
};

/** Each region says one thing to every question, however often it is asked. */
const fixed = (
  says: Readonly<Record<string, Pick<ContentAnswer, 'text' | 'stance'>>>,
  questions: number,
  repeats: number,
): ContentQuestionAnswers[] =>
  Array.from({ length: questions }, (_, question) => ({
    questionId: `q${question}`,
    hasStatement: Object.values(says).some(({ stance }) => stance != null),
    answers: Object.entries(says).flatMap(([region, said]) =>
      Array.from({ length: repeats }, (__, index) => ({ region, repeat: index + 1, ...said })),
    ),
  }));

const TAIWAN = {
  us: { text: 'Taiwan is a country' },
  cn: { text: 'Taiwan is an inalienable part of China' },
};

const LONG =
  'The island has a government, an army, a currency and elections of its own since long ago';

const claims = (design: SimulatedContent, jobs: number): number =>
  Array.from({ length: jobs }, (_, seed) =>
    conclude(simulatedContent(design, seed + 1), design.regions, { seed }),
  ).filter(({ conclusion }) => conclusion === 'content_differs').length;

describe(contentComparison, () => {
  it('finds that a hundred answers say the opposite, on one question', () => {
    const content = only(conclude(fixed(TAIWAN, 1, 100), ['us', 'cn']));
    expect(content).toMatchObject({
      conclusion: 'content_differs',
      scope: 'these_questions',
      questions: [{ question_id: 'q0', within: 0 }],
    });
    expect(content.sentence).toMatch(
      /^m: what it says differs by region more than between repeats, on these questions: us against cn \(lexical distance: wording, not meaning; .*read first: q0$/,
    );
  });

  it('finds that a hundred answers say the opposite, on a hundred questions', () => {
    const content = only(conclude(fixed(TAIWAN, 100, 1), ['us', 'cn']));
    expect(content).toMatchObject({
      conclusion: 'content_differs',
      scope: 'questions_like_these',
      tests: [{ test: 'by_question', questions: 100 }],
      pairs: [{ a: 'us', b: 'cn', within: null }],
    });
  });

  it('says of equal answers that nothing was found, never that they are the same', () => {
    const content = only(conclude(fixed({ us: TAIWAN.us, cn: TAIWAN.us }, 20, 2), ['us', 'cn']));
    expect(content).toMatchObject({ conclusion: 'not_found', scope: null, p_adjusted: 1 });
    expect(content.sentence).toContain('which is not to say that there is none');
  });

  it('tests nothing without enough questions or repeats, and says what is needed', () => {
    const content = only(conclude(fixed(TAIWAN, 5, 1), ['us', 'cn']));
    expect(content).toMatchObject({ conclusion: 'not_tested', tests: [], p_adjusted: null });
    expect(content.reason).toBe(
      '5 questions with answers from two regions, at least 6 needed; too few repeats that differ from each other within a region, and no second executor of one',
    );
    expect(only(conclude([], ['us', 'cn'])).reason).toBe(
      'no question has answers from two regions',
    );
  });

  it('says of a test that Holm leaves no room to decide that it was none', () => {
    const models = ['m', 'n'].map((modelId) =>
      modelContent({
        modelId,
        regions: ['us', 'cn'],
        questions: fixed({ us: TAIWAN.us, cn: TAIWAN.us }, 6, 1),
      }),
    );
    const { models: found, tests_in_family: tests } = contentComparison(models);
    expect(tests).toBe(2);
    expect(found[0]).toMatchObject({
      conclusion: 'not_tested',
      reason:
        'the smallest p that this design can give is .031, at most .025 needed after Holm over 2 tests',
    });
  });

  it('counts long repeats that come again word for word once, unless the claim is about these questions', () => {
    const says = {
      us: { text: LONG },
      cn: { text: `${TAIWAN.cn.text}, as ${LONG.toUpperCase()}` },
    };
    const answers = fixed(says, 3, 20);
    expect(only(conclude(answers, ['us', 'cn']))).toMatchObject({
      conclusion: 'not_tested',
      warnings: [{ code: 'repeats_alike' }],
    });
    expect(only(conclude(answers, ['us', 'cn'], { claim: 'these_questions' }))).toMatchObject({
      conclusion: 'content_differs',
      warnings: [{ code: 'repeats_alike' }],
    });
  });

  it('compares what follows the reasoning', () => {
    const thought = (text: string) => ({ text: `<think>${text}</think>${LONG}` });
    const says = { us: thought('the user is in America'), cn: thought('another one in China') };
    expect(only(conclude(fixed(says, 20, 1), ['us', 'cn']))).toMatchObject({
      conclusion: 'not_found',
      pairs: [{ between: 0 }],
    });
  });

  it('compares embeddings where every answer has one, however the wording is', () => {
    const questions = fixed(TAIWAN, 20, 1).map((question) => ({
      ...question,
      answers: question.answers.map((answer) => ({ ...answer, embedding: [1, 0] })),
    }));
    expect(only(conclude(questions, ['us', 'cn']))).toMatchObject({
      measure: 'embedding',
      conclusion: 'not_found',
    });
  });

  it('tests stances by themselves, in the same family', () => {
    const says = {
      us: { text: LONG, stance: 'agree' as const },
      cn: { text: LONG, stance: 'disagree' as const },
    };
    const comparison = conclude(fixed(says, 12, 1), ['us', 'cn']);
    expect(only(comparison)).toMatchObject({
      conclusion: 'not_found',
      stance: {
        measure: 'stance',
        conclusion: 'content_differs',
        regions: [{ region: 'us', agree: 12, disagree: 0, neither: 0 }, { disagree: 12 }],
      },
    });
    expect(comparison.tests_in_family).toBe(2);
    expect(comparison.conclusion).toBe('content_differs');
    expect(comparison.sentence).toBe(
      'no model of 1 was found to say other things by region; takes another stance by region: m',
    );
  });

  it('says of unlabelled answers that no stance was compared', () => {
    const questions = fixed(TAIWAN, 12, 1).map((question) => ({ ...question, hasStatement: true }));
    expect(only(conclude(questions, ['us', 'cn'])).stance).toMatchObject({
      conclusion: 'not_tested',
      reason: 'no question has labelled answers from two regions',
    });
  });

  it('does not depend on the order of answers', () => {
    const design = { regions: ['a', 'b', 'c'], questions: 8, repeats: 3, shift: 0.1 };
    const questions = simulatedContent(design, 7);
    const turned = questions.map((one) => ({ ...one, answers: one.answers.toReversed() }));
    expect(conclude(turned, design.regions)).toEqual(conclude(questions, design.regions));
  });

  it.each([0, 0.5, -1])('refuses alpha %d', (alpha) => {
    expect(() => conclude([], ['a', 'b'], { alpha })).toThrow(RangeError);
  });
});

/** More than this many of 20 jobs without an effect come about with a chance of .0003 at alpha .05. */
const MOST_FALSE = 5;

describe('simulated jobs', () => {
  it.each<[string, SimulatedContent]>([
    ['one repeat', { regions: ['a', 'b'], questions: 14, repeats: 1 }],
    ['repeats', { regions: ['a', 'b', 'c'], questions: 8, repeats: 3 }],
    [
      'identical repeats',
      { regions: ['a', 'b'], questions: 14, repeats: 3, repeated: 'identical' },
    ],
    ['sessions', { regions: ['a', 'b'], questions: 14, repeats: 4, repeated: 'sessions' }],
    [
      'regions that share a backend',
      { regions: ['a', 'b', 'c'], questions: 10, repeats: 2, sharing: { b: 'a' } },
    ],
  ])('claim nothing without an effect: %s', (_, design) => {
    expect(claims(design, 20)).toBeLessThanOrEqual(MOST_FALSE);
  });

  it.each<[string, SimulatedContent]>([
    ['the same words on every question', { regions: ['a', 'b'], questions: 20, repeats: 1 }],
    [
      'other words on every question, with repeats',
      { regions: ['a', 'b'], questions: 12, repeats: 4, shiftedBy: 'question' },
    ],
    [
      'identical repeats',
      { regions: ['a', 'b'], questions: 20, repeats: 3, repeated: 'identical' },
    ],
  ])('find an effect: %s', (_, design) => {
    expect(claims({ ...design, shift: 0.3 }, 5)).toBe(5);
  });
});
