import { contentComparison } from '@beacon/verdict';
import { describe, expect, it } from '@jest/globals';
import { AnswerSample } from './answer-sample.js';
import { executionRow } from './execution-row.js';

describe(AnswerSample, () => {
  const rows = (questions: number, repeats: number) =>
    ['us', 'cn'].flatMap((region) =>
      Array.from({ length: questions }, (_, question) =>
        Array.from({ length: repeats }, (__, index) =>
          executionRow.parse({
            model_id: 'm',
            region,
            question_id: `q${question}`,
            repeat: index + 1,
            outcome: 'answered',
            response:
              region === 'us' ? 'Taiwan is a country' : 'Taiwan is an inalienable part of China',
          }),
        ),
      ).flat(),
    );
  const compared = (all: ReturnType<typeof rows>) => {
    const sample = new AnswerSample();
    for (const row of all) sample.add(row);
    return contentComparison(sample.compared(['us', 'cn'], [], {}));
  };

  it('holds what is compared, the same in whatever order the rows come', () => {
    const found = compared(rows(8, 3));
    expect(found.models[0]).toMatchObject({ conclusion: 'content_differs' });
    expect(compared(rows(8, 3).toReversed())).toEqual(found);
  });

  it('is bounded', () => {
    expect(compared(rows(1, 30)).models[0]?.sample).toMatchObject({ answers: 40 });
    const { models } = compared(rows(150, 1));
    expect(models[0]?.sample).toMatchObject({
      questions: 120,
      questions_asked: 150,
      answers_per_region: 8,
      answers: 240,
    });
    expect(models[0]?.warnings).toContainEqual({
      code: 'sampled',
      message: '120 of 150 questions were compared, drawn at random with the seed',
    });
  });

  it('takes no answer that was not given, nor one whose region is in doubt, and finds nothing without texts', () => {
    const [row] = rows(1, 1);
    if (row === undefined) throw new Error('no row');
    const sample = new AnswerSample();
    sample.add({ ...row, outcome: 'refused' });
    sample.add({ ...row, quarantined: true });
    sample.add({ ...row, answer: null });
    sample.add({ ...row, answer: '<think>Hm.</think>' });
    expect(sample.compared(['us', 'cn'], [], {})).toEqual([]);
  });
});
