import { productsOf, questionsWithBoth } from './by-question.js';
import { directionTest, smallestDirectionP } from '@beacon/statistics';
import type { MeasuredAnswers } from './measured.js';
import { distancesOfPair } from './pair-distances.js';
import type { ContentTwin } from '../shape/content-shape.js';
import { withinQuestionsP } from './test-within-questions.js';

/** Each region against its second executor, by the tests that need no third one. */
export function twinFigures(answers: MeasuredAnswers): readonly ContentTwin[] {
  return answers.twins.map(({ region: twin, twinOf: region }) => {
    const { questions, between, within } = distancesOfPair(answers.questions, {
      a: region,
      b: twin,
    });
    return { region, twin, questions, between, within, p: smallestP(answers, region, twin) };
  });
}

function smallestP(answers: MeasuredAnswers, a: string, b: string): number | null {
  const { questions, options } = answers;
  const used = questionsWithBoth(questions, { a, b });
  const byQuestion =
    smallestDirectionP(used.length) <= options.alpha
      ? directionTest([productsOf(used, { a, b })], used.length, options.seed).p
      : null;
  const made = [byQuestion, withinQuestionsP(answers, [a, b])].flatMap((p) =>
    p === null ? [] : [p],
  );
  return made.length === 0 ? null : Math.min(1, Math.min(...made) * made.length);
}
