import { productsOf, questionsWithBoth } from './by-question.js';
import { directionTest, smallestDirectionP } from '@beacon/statistics';
import type { MeasuredAnswers, TestedPairs } from './measured.js';
import type { RegionPair } from './region-pair.js';

/** Exchanges regions within whole questions, in the pairs that share enough questions for it. */
export function testByQuestion(
  { questions, options }: MeasuredAnswers,
  pairs: readonly RegionPair[],
): TestedPairs {
  const shared = pairs.map((pair) => questionsWithBoth(questions, pair).length);
  const isTested = shared.map((count) => smallestDirectionP(count) <= options.alpha);
  const tested = pairs.filter((_, index) => isTested[index]);
  if (tested.length === 0) return { test: null, byPair: pairs.map(() => null) };
  const used = questions.filter((question) =>
    tested.some((pair) => questionsWithBoth([question], pair).length > 0),
  );
  const products = tested.map((pair) => productsOf(used, pair));
  const { byPair, ...figures } = directionTest(products, used.length, options.seed);
  let next = 0;
  return {
    test: {
      test: 'by_question',
      scope: options.claim,
      questions: used.length,
      ...figures,
      smallest: smallestDirectionP(Math.max(...shared)),
    },
    byPair: isTested.map((is) => (is ? (byPair[next++] ?? null) : null)),
  };
}
