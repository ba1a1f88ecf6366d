import { describe, expect, it } from '@jest/globals';
import { cell, firstModel, job, profile, questionIdsOf } from '../verdict.fixture.js';

/** So many questions asked ten times, refused always in the first region and never in the second; the others answered. */
function flipped(questions: number, others: number, repeats = 10) {
  return job([
    questionIdsOf('q', profile(questions, [cell(repeats, 0), cell(0, repeats)])),
    profile(others, [cell(0, repeats), cell(0, repeats)]),
  ]);
}

describe('an effect on a few questions', () => {
  it('is found with five of 100, asked ten times, and the questions are named', () => {
    const sut = firstModel(flipped(5, 95));
    expect(sut.conclusion).toBe('differs_on_these_questions');
    expect(sut.endpoints.refused.questions).toMatchObject({
      tested: 5,
      questions: 5,
      ids: ['q1', 'q2', 'q3', 'q4', 'q5'],
      more_from: ['a'],
      claimed: true,
    });
    expect(sut.sentence).toMatch(
      /^m refuses more often from a than from b on 5 questions \(q1, q2, q3, q4 and q5\): .*; whether questions like these differ cannot be told$/,
    );
  });

  it('is found among questions that come out both ways everywhere', () => {
    const rows = [
      questionIdsOf('q', profile(5, [cell(10, 0), cell(0, 10)])),
      profile(60, [cell(3, 7), cell(4, 6)]),
      profile(35, [cell(2, 8), cell(1, 9)]),
    ];
    expect(firstModel(job(rows)).conclusion).toMatch(/^differs/);
  });

  it('takes five questions that agree, for a claim about questions like these', () => {
    const few = firstModel(flipped(4, 96));
    expect(few.conclusion).toBe('cannot_tell');
    expect(few.endpoints.refused.questions).toMatchObject({ questions: 4, claimed: false });
    const rows = [
      profile(4, [cell(10, 0), cell(0, 10)]),
      profile(3, [cell(0, 10), cell(10, 0)]),
      profile(93, [cell(0, 10), cell(0, 10)]),
    ];
    const both = firstModel(job(rows));
    expect(both.conclusion).toBe('cannot_tell');
    expect(both.endpoints.refused.questions).toMatchObject({ questions: 7, more_from: null });
  });

  it('takes one question, for a claim about these questions', () => {
    const sut = firstModel(
      job([profile(1, [cell(8, 2), cell(0, 10)]), profile(1, [cell(3, 7), cell(10, 0)])]),
      { claim: 'these_questions' },
    );
    expect(sut.endpoints.refused.questions?.claimed).toBe(true);
    expect(sut.conclusion).toMatch(/^differs/);
  });

  it('takes so many striking questions together where none stands out', () => {
    const rows = [
      profile(6, [cell(5, 0), cell(0, 5)]),
      profile(40, [cell(2, 3), cell(2, 3)]),
      profile(14, [cell(0, 5), cell(0, 5)]),
    ];
    const { questions } = firstModel(job(rows)).endpoints.refused;
    expect(questions).toMatchObject({ questions: 6, by: 'together', claimed: true });
  });

  it('never is equivalence, however few they are among however many', () => {
    expect(firstModel(flipped(5, 195, 25)).conclusion).toBe('differs_on_these_questions');
    expect(firstModel(flipped(1, 499, 25)).conclusion).toBe('cannot_tell');
  });

  it('has nothing to say where a question is asked once', () => {
    const once = job([profile(5, [cell(1, 0), cell(0, 1)]), profile(95, [cell(0, 1), cell(0, 1)])]);
    expect(firstModel(once).endpoints.refused.questions).toBeNull();
  });
});
