import { meanDistances } from '@beacon/statistics';
import { labelled, placesOf, type ReadQuestion } from './read-question.js';
import type { ContentQuestion } from '../shape/content-shape.js';

/** Questions that two regions at least answered, those first on which answers of different regions are farthest apart. */
export function farthestQuestions(
  questions: readonly ReadQuestion[],
  regions: readonly string[],
): readonly ContentQuestion[] {
  return questions
    .flatMap((question) => {
      const groups = regions.map((region) => placesOf(question, region));
      const { between, within } = meanDistances(labelled(question, groups));
      if (between === null || between === 0) return [];
      return [{ question_id: question.questionId, between, within, p: null, q: null }];
    })
    .toSorted((one, other) => other.between - one.between);
}
