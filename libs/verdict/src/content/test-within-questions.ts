import {
  benjaminiHochberg,
  exchangeTest,
  smallestExchangeP,
  meanDistances,
} from '@beacon/statistics';
import type { MeasuredAnswers, TestedPairs } from './measured.js';
import type { RegionPair } from './region-pair.js';
import type { ContentQuestion } from '../shape/content-shape.js';
import { exchangeableQuestions, type ExchangeableQuestion } from './within-questions.js';

/** What it came to, and on which questions. */
export interface TestedWithin extends TestedPairs {
  readonly questions: readonly ContentQuestion[];
}

/** Exchanges answers between the regions within each question, over all regions and for each pair. */
export function testWithinQuestions(
  answers: MeasuredAnswers,
  pairs: readonly RegionPair[],
): TestedWithin {
  const { places, options } = answers;
  const questions = exchangeableOf(answers, places);
  if (questions === null) return { test: null, byPair: pairs.map(() => null), questions: [] };
  const { byQuestion, ...figures } = exchangeTest(questions, options.seed);
  return {
    test: {
      test: 'within_questions',
      scope: 'these_questions',
      questions: questions.length,
      ...figures,
      smallest: smallestExchangeP(questions),
    },
    // With two regions the pair's test is this one.
    byPair:
      pairs.length === 1 ? [figures.p] : pairs.map(({ a, b }) => withinQuestionsP(answers, [a, b])),
    questions: questionsBy(questions, byQuestion),
  };
}

/** p of the exchange of answers between some regions; null where it cannot decide. */
export function withinQuestionsP(
  answers: MeasuredAnswers,
  regions: readonly string[],
): number | null {
  const questions = exchangeableOf(answers, regions);
  return questions === null ? null : exchangeTest(questions, answers.options.seed).p;
}

function exchangeableOf(
  { questions, options }: MeasuredAnswers,
  regions: readonly string[],
): readonly ExchangeableQuestion[] | null {
  const isAllCounted = options.claim === 'these_questions';
  const found = exchangeableQuestions(questions, regions, isAllCounted);
  return found.length > 0 && smallestExchangeP(found) <= options.alpha ? found : null;
}

function questionsBy(
  questions: readonly ExchangeableQuestion[],
  ps: readonly number[],
): readonly ContentQuestion[] {
  const qs = benjaminiHochberg(ps);
  return questions.map((question, index) => {
    const { between, within } = meanDistances(question);
    const [p, q] = [ps[index] ?? 1, qs[index] ?? 1];
    return { question_id: question.questionId, between: between ?? 0, within, p, q };
  });
}
