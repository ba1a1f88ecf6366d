import { meanDistances } from '@beacon/statistics';
import { labelled, placesOf, type ReadQuestion } from './read-question.js';
import type { RegionPair } from './region-pair.js';
import type { ContentPair } from '../shape/content-shape.js';

/** The distances between two regions and within them, as means over the questions that both answered. */
export function distancesOfPair(
  questions: readonly ReadQuestion[],
  { a, b }: RegionPair,
): Pick<ContentPair, 'questions' | 'between' | 'within' | 'excess'> {
  const each = questions.flatMap((question) => {
    const groups = [placesOf(question, a), placesOf(question, b)];
    if (groups.some(({ length }) => length === 0)) return [];
    return [meanDistances(labelled(question, groups))];
  });
  return {
    questions: each.length,
    between: mean(each.flatMap(({ between }) => between ?? [])),
    within: mean(each.flatMap(({ within }) => within ?? [])),
    excess: mean(
      each.flatMap(({ between, within }) =>
        between === null || within === null ? [] : [between - within],
      ),
    ),
  };
}

function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
