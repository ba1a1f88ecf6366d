import { describe, expect, it } from '@jest/globals';
import { contentComparison } from './content-comparison.js';
import type { ContentOptions, ContentQuestionAnswers } from './input.js';
import { modelContent } from './model-content.js';
import { simulatedContent, type SimulatedContent } from './simulate.fixture.js';

const conclude = (
  questions: readonly ContentQuestionAnswers[],
  regions: readonly string[],
  options: Partial<ContentOptions> = {},
) => {
  const raw = modelContent({ modelId: 'm', regions, questions, options });
  return contentComparison([raw], options);
};

/** Same answers to each question everywhere, but for a region's own text. */
const fixed = (texts: Readonly<Record<string, string>>, questions: number, repeats: number) =>
  Array.from({ length: questions }, (_, question) => ({
    questionId: `q${question}`,
    answers: Object.entries(texts).flatMap(([region, text]) =>
      Array.from({ length: repeats }, (__, index) => ({ region, repeat: index + 1, text })),
    ),
  }));

const TAIWAN = { us: 'Taiwan is a country', cn: 'Taiwan is an inalienable part of China' };

const claimed = (design: SimulatedContent, jobs: number): number =>
  Array.from({ length: jobs }, (_, seed) =>
    conclude(simulatedContent(design, seed + 1), design.regions, { seed }),
  ).filter(({ conclusion }) => conclusion === 'content_differs').length;

describe(contentComparison, () => {
  it('finds one hundred answers that say the opposite, as one question with repeats and as many questions', () => {
    const repeated = conclude(fixed(TAIWAN, 1, 20), ['us', 'cn']);
    expect(repeated.models[0]).toMatchObject({
      conclusion: 'content_differs',
      scope: 'these_questions',
    });
    const asked = conclude(fixed(TAIWAN, 100, 1), ['us', 'cn']);
    expect(asked.models[0]).toMatchObject({
      conclusion: 'content_differs',
      scope: 'questions_like_these',
    });
    console.log(repeated.models[0]?.sentence, asked.models[0]?.sentence, asked.sentence);
  });
  it.each([
    ['one repeat', { regions: ['a', 'b'], questions: 30, repeats: 1 }],
    ['repeats', { regions: ['a', 'b', 'c'], questions: 20, repeats: 3 }],
    ['identical', { regions: ['a', 'b'], questions: 30, repeats: 5, repeated: 'identical' }],
    ['sessions', { regions: ['a', 'b'], questions: 30, repeats: 6, repeated: 'sessions' }],
    [
      'shared',
      { regions: ['a', 'b', 'c', 'd'], questions: 20, repeats: 2, sharing: { b: 'a', d: 'c' } },
    ],
  ] as const)('%s', (name, design) => {
    const t = Date.now();
    console.log(name, claimed(design, 100), Date.now() - t);
  });
  it.each([
    ['region 1 rep', { regions: ['a', 'b'], questions: 30, repeats: 1, shift: 0.1 }],
    ['region 3', { regions: ['a', 'b', 'c'], questions: 20, repeats: 3, shift: 0.1 }],
    [
      'question',
      { regions: ['a', 'b', 'c'], questions: 20, repeats: 3, shift: 0.15, shiftedBy: 'question' },
    ],
    [
      'identical',
      { regions: ['a', 'b'], questions: 30, repeats: 5, repeated: 'identical', shift: 0.1 },
    ],
  ] as const)('%s', (name, design) => {
    const t = Date.now();
    console.log(name, claimed(design, 30), Date.now() - t);
  });
});
