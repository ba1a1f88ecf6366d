import { contentWarnings } from './content-warnings.js';
import { lackingFor } from './lacking.js';
import type { MeasuredAnswers, RawContent, TestedPairs } from './measured.js';
import { distancesOfPair } from './pair-distances.js';
import { regionPairs } from './region-pair.js';
import { repeatsInOrderP } from './repeats-in-order.js';
import type { ContentQuestion } from '../shape/content-shape.js';
import { LISTED_QUESTIONS } from '../shape/content-shape.js';
import { testAgainstTwins } from './test-against-twins.js';
import { testByQuestion } from './test-by-question.js';
import { testWithinQuestions, type TestedWithin } from './test-within-questions.js';
import { farthestQuestions } from './farthest-questions.js';
import { twinFigures } from './twin-figures.js';

/** From this p on, repeats near each other in order are taken to correlate. */
const ORDER_ALPHA = 0.05;

/** Compares a model's answers by one measure: each test that its design allows, and the distances behind them. */
export function measureContent(answers: MeasuredAnswers): RawContent {
  const { questions, places, options } = answers;
  const pairs = regionPairs(places);
  const twins = twinFigures(answers);
  const order = repeatsInOrderP(questions, places, options.seed);
  const doubts = {
    hangTogether: order !== null && order <= ORDER_ALPHA,
    twinsDiffer: twins.some(({ p }) => p !== null && p <= options.alpha),
  };
  const byQuestion = testByQuestion(answers, pairs);
  const againstTwins = testAgainstTwins(answers, pairs);
  const exchanged = testWithinQuestions(answers, pairs);
  const isSound = !doubts.hangTogether && !doubts.twinsDiffer;
  const within = isSound ? exchanged : withoutTest(exchanged);
  return {
    measure: answers.measure,
    tests: [byQuestion, againstTwins, within].flatMap(({ test }) => (test === null ? [] : [test])),
    pairs: pairs.map((pair, index) => ({
      ...pair,
      ...distancesOfPair(questions, pair),
      p: {
        by_question: byQuestion.byPair[index] ?? null,
        against_twins: againstTwins.byPair[index] ?? null,
        within_questions: within.byPair[index] ?? null,
      },
    })),
    twins,
    questions: listed(within, farthestQuestions(questions, places)),
    warnings: contentWarnings(answers, { ...doubts, wasExchanged: exchanged.test !== null }),
    lacking: lackingFor(answers, pairs, doubts),
  };
}

function withoutTest({ byPair }: TestedPairs): TestedWithin {
  return { test: null, byPair: byPair.map(() => null), questions: [] };
}

function listed(
  { questions }: TestedWithin,
  farthest: readonly ContentQuestion[],
): readonly ContentQuestion[] {
  if (questions.length === 0) return farthest.slice(0, LISTED_QUESTIONS);
  const excess = ({ between, within }: ContentQuestion) => between - (within ?? 0);
  return questions
    .toSorted((one, other) => (one.q ?? 1) - (other.q ?? 1) || excess(other) - excess(one))
    .slice(0, LISTED_QUESTIONS);
}
