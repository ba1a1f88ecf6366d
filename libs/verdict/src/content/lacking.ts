import { counted } from '../shape/words.js';
import { questionsWithBoth } from './by-question.js';
import type { DataConcerns } from './content-warnings.js';
import { smallestDirectionP } from '@beacon/statistics';
import type { MeasuredAnswers } from './measured.js';
import type { RegionPair } from './region-pair.js';

/** What a design that allows no test lacks. */
export function lackingFor(
  { questions, options, measure }: MeasuredAnswers,
  pairs: readonly RegionPair[],
  { hangTogether, twinsDiffer }: DataConcerns,
): string {
  const most = Math.max(0, ...pairs.map((pair) => questionsWithBoth(questions, pair).length));
  const given = measure === 'stance' ? 'labelled answers' : 'answers';
  if (most === 0) return `no question has ${given} from two regions`;
  const repeats = hangTogether
    ? 'repeats correlate'
    : twinsDiffer
      ? 'a region differs from its second executor'
      : 'too few repeats that differ from each other within a region, and no second executor of one';
  return `${counted(most, 'question')} with ${given} from two regions, at least ${neededQuestions(options.alpha)} needed; ${repeats}`;
}

/** The least number of questions with which the exchange of regions within whole questions can decide. */
function neededQuestions(level: number): number {
  let questions = 1;
  while (smallestDirectionP(questions) > level && questions < 40) questions += 1;
  return questions;
}
