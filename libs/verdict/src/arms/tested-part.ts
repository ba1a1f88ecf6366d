import type { ArmEndpoint } from '../shape/arms-shape.js';
import type { PairFigures } from '../shape/shape.js';

type TestedPart = Omit<
  ArmEndpoint,
  'endpoint' | 'conclusion' | 'first' | 'second' | 'within' | 'interactions'
>;

/** What a verdict's pair says of two levels: the first is `a` of it. */
export function testedPart(pair: PairFigures | undefined): TestedPart {
  if (pair === undefined) return UNTESTED;
  const { questions, difference, interval, test, method, p, p_by_answer, p_adjusted } = pair;
  const { only_a: only_first, only_b: only_second, corrected, minimum_detectable } = pair;
  const counts = { questions, only_first, only_second };
  const tested = { test, method, p, p_by_answer, p_adjusted };
  return { ...counts, difference, interval, ...tested, corrected, minimum_detectable };
}

/** Where one of the levels has no measurement. */
const UNTESTED: TestedPart = {
  questions: 0,
  only_first: 0,
  only_second: 0,
  difference: null,
  interval: null,
  test: 'mcnemar_exact',
  method: 'exact',
  p: null,
  p_by_answer: null,
  p_adjusted: null,
  corrected: null,
  minimum_detectable: null,
};
