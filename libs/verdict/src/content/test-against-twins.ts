import { executorsOf } from './against-twins.js';
import { exchangeTest, smallestExchangeP } from '@beacon/statistics';
import type { MeasuredAnswers, TestedPairs } from './measured.js';
import type { RegionPair } from './region-pair.js';

/** Exchanges executors within questions, in the pairs of which one region has a second one. Over all pairs: the smallest p times their number. */
export function testAgainstTwins(
  { questions, twins, options }: MeasuredAnswers,
  pairs: readonly RegionPair[],
): TestedPairs {
  const tested = pairs.map((pair) => {
    const executors = executorsOf(questions, pair, twins);
    const smallest = smallestExchangeP(executors);
    if (executors.length === 0 || smallest > options.alpha) return null;
    return { ...exchangeTest(executors, options.seed), smallest, questions: executors.length };
  });
  const made = tested.flatMap((one) => (one === null ? [] : [one]));
  const byPair = tested.map((one) => one?.p ?? null);
  const best = made.toSorted((one, other) => one.p - other.p)[0];
  if (best === undefined) return { test: null, byPair };
  const test = {
    test: 'against_twins' as const,
    scope: options.claim,
    questions: Math.max(...made.map((one) => one.questions)),
    p: Math.min(1, best.p * made.length),
    method: best.method,
    draws: best.draws,
    smallest: Math.min(1, Math.min(...made.map(({ smallest }) => smallest)) * made.length),
  };
  return { test, byPair };
}
